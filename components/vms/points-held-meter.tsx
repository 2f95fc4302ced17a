"use client";

import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { VmPointsDto } from "#lib/contracts/vms.ts";

const warningShare = 0.9;

/** How much of Azure's limit of restore points the VM has used up, by whomever. */
export function PointsHeldMeter({ points }: { points: VmPointsDto }) {
  const { total, foreign, limit, isPartial, lastTakenAt } = points;
  const share = Math.min(1, total / limit);
  return (
    <div className="flex flex-col gap-2">
      <p className="text-base">
        <strong className="font-semibold text-xl tabular-nums">{total.toLocaleString("en-GB")}</strong>{" "}
        <span className="text-muted">
          of {limit} that Azure allows{isPartial && ", counted so far"}
        </span>
      </p>
      <div aria-hidden className="h-2 overflow-hidden rounded-full bg-neutral-soft">
        <span
          className={`block h-full rounded-full ${share >= warningShare ? "bg-warning-mark" : "bg-accent"}`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className="text-muted text-sm">
        {lastTakenAt ? (
          <>
            Last taken <RelativeTime at={lastTakenAt} />.
          </>
        ) : (
          "None taken yet."
        )}
        {foreign > 0 && ` ${foreign.toLocaleString("en-GB")} made by other tools: they count, and are never touched.`}
        {isPartial && " A collection of this VM has not been read yet, so there may be more."}
      </p>
    </div>
  );
}
