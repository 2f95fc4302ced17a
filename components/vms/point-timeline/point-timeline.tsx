"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { FailedBody } from "#components/table/table-bodies.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { restorePointQueries } from "#lib/client/queries/restore-points.ts";
import type { PointDaysDto, PointDaysInput } from "#lib/contracts/restore-points.ts";
import { dayName, shiftDay } from "./day-in-words.ts";
import { DayStrip } from "./day-strip.tsx";
import { DayTable } from "./day-table.tsx";
import { PointLegend } from "./point-legend.tsx";

type PointTimelineProps = {
  days: PointDaysInput;
  selectedDay: string | null;
  onDay: (day: string | null) => void;
  /** Null for a time line up to today. */
  onUntil: (until: string | null) => void;
};

/** What the VM holds, day by day: where the gaps are, and how consistent each day is. */
export function PointTimeline({ days, selectedDay, onDay, onUntil }: PointTimelineProps) {
  const { data, error, refetch } = useQuery(restorePointQueries.days(days));
  if (!data) {
    return error ? (
      <FailedBody label="Time line" error={toServiceError(error)} onRetry={() => refetch()} />
    ) : (
      <Skeleton className="h-48" />
    );
  }
  // The list below says that there is none, and what to do.
  if (data.oldest === null) return null;
  return (
    <Card title="Time line" description={inWords(data)} actions={<Moves data={data} onUntil={onUntil} />}>
      <DayStrip days={data.days} selectedDay={selectedDay} onDay={onDay} />
      <PointLegend />
      <Disclosure title="Show as table" className="mt-3">
        <DayTable days={data.days} />
      </Disclosure>
    </Card>
  );
}

function inWords({ days }: PointDaysDto): string {
  const [first, last] = [days[0], days.at(-1)];
  const total = days.reduce((sum, day) => sum + day.total, 0);
  const points = `${total === 0 ? "no" : total.toLocaleString("en-GB")} restore ${total === 1 ? "point" : "points"}`;
  return `${first ? dayName(first.day) : ""} to ${last ? dayName(last.day) : ""}: ${points}. Choose a day to list only its own.`;
}

function Moves({
  data: { days, oldest, today },
  onUntil,
}: {
  data: PointDaysDto;
  onUntil: PointTimelineProps["onUntil"];
}) {
  const [first, last] = [days[0]?.day ?? today, days.at(-1)?.day ?? today];
  const later = shiftDay(last, days.length);
  return (
    <>
      <Button
        size="small"
        icon={<ChevronLeft aria-hidden />}
        isDisabled={oldest === null || oldest >= first}
        onPress={() => onUntil(shiftDay(first, -1))}
      >
        Earlier
      </Button>
      <Button size="small" isDisabled={last >= today} onPress={() => onUntil(later >= today ? null : later)}>
        Later
        <ChevronRight aria-hidden />
      </Button>
    </>
  );
}
