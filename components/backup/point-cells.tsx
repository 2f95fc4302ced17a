"use client";

import { Eye } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { useNow } from "#components/ui/clock.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import { ConsistencyChip } from "./consistency-chip.tsx";

type Point = { point: RestorePointSummaryDto };

export function PointTaken({ point }: Point) {
  return (
    <>
      <Instant at={point.takenAt} />
      <span className="block text-muted text-xs">
        <RelativeTime at={point.takenAt} />
      </span>
    </>
  );
}

/** Azure names a mode for failed points, too, but only a point that succeeded has achieved it. */
export function PointConsistency({ point: { state, requestedMode, achievedMode } }: Point) {
  return state === "Succeeded" ? (
    <ConsistencyChip requested={requestedMode} achieved={achievedMode} />
  ) : (
    <ConsistencyChip requested={requestedMode ?? achievedMode} achieved={null} />
  );
}

export function PointDisks({ point: { disks } }: Point) {
  if (!disks) return <span className="text-muted">Not recorded</span>;
  const isShort = disks.held < disks.included;
  return (
    <span>
      <span className={isShort ? "font-medium text-warning" : undefined}>
        {isShort ? `${disks.held} of ${disks.included} held` : `${disks.held} held`}
      </span>
      {disks.excluded > 0 && <span className="text-muted">, {disks.excluded} left out</span>}
    </span>
  );
}

/** Nothing is deleted by this date yet, so a point past it is said to be still there. */
export function PointKeptUntil({ point: { keepUntil } }: Point) {
  const now = useNow();
  if (!keepUntil) return <>–</>;
  return (
    <>
      <Instant at={keepUntil} />
      {new Date(keepUntil) < now && <span className="block text-warning text-xs">Passed, still in Azure</span>}
    </>
  );
}

/** What another tool made can be looked at, and no more. */
export function ForeignMark() {
  return (
    <Badge tone="neutral" icon={Eye}>
      Made by another tool
    </Badge>
  );
}
