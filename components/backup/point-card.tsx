import { Instant } from "#components/ui/instant.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import { ForeignMark, PointBinned, PointConsistency, PointDisks, PointMarks } from "./point-cells.tsx";
import { PointStateBadge } from "./point-state-badge.tsx";

/** A restore point on a phone. */
export function PointCard({ point }: { point: RestorePointSummaryDto }) {
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-start justify-between gap-3">
        <span className="min-w-0 font-medium wrap-anywhere">{point.vm.name}</span>
        <span className="flex flex-wrap justify-end gap-1">
          <PointStateBadge point={point} />
          <PointMarks point={point} />
        </span>
      </div>
      <span className="text-muted text-sm">
        <Instant at={point.takenAt} /> · <RelativeTime at={point.takenAt} />
      </span>
      {point.bin && (
        <span className="text-sm">
          <PointBinned bin={point.bin} />
        </span>
      )}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
        <PointConsistency point={point} />
        {point.origin === "foreign" ? <ForeignMark /> : <PointDisks point={point} />}
      </div>
    </div>
  );
}
