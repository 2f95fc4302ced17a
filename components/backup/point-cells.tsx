"use client";

import { Eye, Pin, Trash2 } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { useNow } from "#components/ui/clock.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { PointBinDto, RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import { modeInWords } from "#lib/domain/vm/consistency.ts";
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
export function PointConsistency({ point: { state, vanishedAt, requestedMode, achievedMode, isFallback } }: Point) {
  if (isFallback) return <Badge tone="warning">{modeInWords("CrashConsistent")} (fallback)</Badge>;
  return state === "Succeeded" || vanishedAt ? (
    <ConsistencyChip requested={requestedMode} achieved={achievedMode} />
  ) : (
    <ConsistencyChip requested={requestedMode ?? achievedMode} achieved={null} />
  );
}

export function PointDisks({ point: { disks, vanishedAt } }: Point) {
  if (vanishedAt) return <span className="text-muted">None any more</span>;
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

/** Until when it stays, as far as that is known; for one in the bin, when it goes. */
export function PointKeptUntil({ point }: Point) {
  const { origin, keepUntil, isPinned, isRecovered, isLastGood, bin, vanishedAt } = point;
  if (vanishedAt) {
    return (
      <>
        Not in Azure any more
        <span className="block text-muted text-xs">
          found on <Instant at={vanishedAt} />
        </span>
      </>
    );
  }
  if (bin) return <PointBinned bin={bin} />;
  if (origin === "foreign") return <>–</>;
  const more = isPinned
    ? "until somebody unpins it"
    : isRecovered
      ? "found in Azure again, kept until somebody decides"
      : isLastGood
        ? "as the last good point, longer if need be"
        : null;
  return (
    <>
      {keepUntil && !isPinned ? <Instant at={keepUntil} /> : "No end"}
      {more && <span className="block whitespace-normal text-muted text-xs">{more}</span>}
    </>
  );
}

/** When it is deleted in Azure, and who put it into the bin. */
export function PointBinned({ bin }: { bin: PointBinDto }) {
  const now = useNow();
  return (
    <>
      {new Date(bin.purgeAt) > now ? (
        <>
          Final on <Instant at={bin.purgeAt} />
        </>
      ) : (
        "Being deleted"
      )}
      <span className="block whitespace-normal text-muted text-xs wrap-anywhere">
        {bin.by === null ? "No rule keeps it any more" : `Deleted by ${bin.by}`}
      </span>
    </>
  );
}

/** What a person, or retention, has decided about it. */
export function PointMarks({ point: { isPinned, bin, vanishedAt } }: Point) {
  if (vanishedAt) return null;
  return (
    <>
      {isPinned && (
        <Badge tone="accent" icon={Pin} className="shrink-0">
          Pinned
        </Badge>
      )}
      {bin && (
        <Badge tone="warning" icon={Trash2} className="shrink-0">
          In the bin
        </Badge>
      )}
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
