"use client";

import { UsedBar } from "#components/restore-point-budget/used-bar.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { VmPointsDto } from "#lib/contracts/vms.ts";
import { fullInWords } from "#lib/domain/restore-point-budget/forecast-in-words.ts";

/** How much of Azure's limit of restore points the VM has used up, by whomever, and how that goes on. */
export function PointsHeldMeter({ points }: { points: VmPointsDto }) {
  const { total, foreign, limit, isPartial, lastTakenAt, forecast } = points;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-base">
        <strong className="font-semibold text-xl tabular-nums">{total.toLocaleString("en-GB")}</strong>{" "}
        <span className="text-muted">
          of {limit} that Azure allows{isPartial && ", counted so far"}
        </span>
      </p>
      <UsedBar forecast={forecast} />
      <p className="text-sm">
        <strong className="font-medium">{fullInWords(forecast)}</strong>:{" "}
        {forecast.growthPerDay > 0 ? `growing by ${forecast.growthPerDay} a day` : "not growing"}
        {forecast.policyKeeps === null
          ? ", no policy takes points"
          : `, the policy keeps up to ${forecast.policyKeeps} with the bin`}
        .{forecast.pruningStoppedBy && ` ${forecast.pruningStoppedBy} stops pruning, so points only become more.`}
      </p>
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
