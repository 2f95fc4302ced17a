"use client";

import { CircleAlert, Pin, Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { joinClasses } from "#components/ui/join-classes.ts";
import type { PointDayDto } from "#lib/contracts/restore-points.ts";
import { dayInWords, dayLabel, isMonday } from "./day-in-words.ts";
import { pointMarks } from "./point-marks.ts";

type DayStripProps = { days: readonly PointDayDto[]; selectedDay: string | null; onDay: (day: string | null) => void };

/** Arrow keys go from day to day, Enter or Space chooses one, and once more takes it back. */
export function DayStrip({ days, selectedDay, onDay }: DayStripProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const last = days.at(-1)?.day;
  // Where there is no room for all, the newest days are what one comes for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other days are what moves the strip
  useEffect(() => scroller.current?.scrollTo({ left: scroller.current.scrollWidth }), [last]);
  const highest = Math.max(1, ...days.map(({ total }) => total));
  return (
    <div ref={scroller} className="-mx-1 overflow-x-auto px-1 py-1">
      <ListBox
        aria-label="Restore points by day"
        orientation="horizontal"
        selectionMode="single"
        selectedKeys={selectedDay === null ? [] : [selectedDay]}
        onSelectionChange={(keys) => onDay(keys === "all" ? null : (([...keys][0] as string | undefined) ?? null))}
        className="flex min-w-fit"
      >
        {days.map((day, index) => (
          <ListBoxItem
            key={day.day}
            id={day.day}
            textValue={dayInWords(day)}
            aria-label={dayInWords(day)}
            data-ring="inside"
            className={joinClasses(
              "flex w-7 min-w-7 flex-1 cursor-default flex-col items-center rounded-sm px-0.5 pt-1 text-2xs text-muted -outline-offset-2 hover:bg-hover selected:bg-accent-soft selected:text-accent-text",
              isMonday(day.day) && index > 0 && "border-line border-l",
            )}
          >
            <Bar day={day} highest={highest} />
            <span className="mt-1 whitespace-nowrap tabular-nums">{dayLabel(day.day, index === 0)}</span>
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  );
}

function Bar({ day, highest }: { day: PointDayDto; highest: number }) {
  return (
    <>
      <span className="flex h-4 items-center gap-px">
        {day.pinned > 0 && <Pin aria-hidden className="size-2.5" />}
        {day.fallback > 0 && <CircleAlert aria-hidden className="size-2.5 text-warning" />}
        {day.binned > 0 && <Trash2 aria-hidden className="size-2.5" />}
      </span>
      <span className="flex h-20 w-full max-w-6 flex-col justify-end border-line border-b">
        <span className="text-center text-2xs tabular-nums">{day.total > 0 && day.total}</span>
        <span className="flex flex-col-reverse gap-px overflow-hidden rounded-t-xs">
          {pointMarks.map(({ key, fill }) => (
            <span
              key={key}
              className={joinClasses(fill, day[key] > 0 && "min-h-1")}
              style={{ height: `${(day[key] / highest) * 3.75}rem` }}
            />
          ))}
        </span>
      </span>
    </>
  );
}
