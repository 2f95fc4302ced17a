import { azureLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { type PointsHeld, plannedPointCeiling } from "#lib/domain/policy/points-held.ts";

const tiers = [
  ["instant", "snapshots"],
  ["daily", "daily"],
  ["weekly", "weekly"],
  ["monthly", "monthly"],
  ["yearly", "yearly"],
] as const;

const limit = azureLimits.restorePointsPerVm;
const percentOf = (points: number): number => Math.min(100, (points / limit) * 100);

/** How much of Azure's 500 restore points per VM a policy comes to take. */
export function PointsMeter({ held }: { held: PointsHeld }) {
  const isTooMany = held.total > plannedPointCeiling;
  const parts = tiers.filter(([tier]) => held[tier] > 0).map(([tier, label]) => `${held[tier]} ${label}`);
  return (
    <div className="flex flex-col gap-2">
      <p className="text-base">
        Keeps up to <strong className={isTooMany ? "text-danger" : ""}>{held.total} points per VM</strong>. Azure's
        limit is {limit} per VM over all tools; a policy may plan {plannedPointCeiling}.
      </p>
      <div aria-hidden className="relative h-2 overflow-hidden rounded-full bg-neutral-soft">
        <span
          className={`absolute inset-y-0 left-0 rounded-full ${isTooMany ? "bg-danger-mark" : "bg-accent"}`}
          style={{ width: `${percentOf(held.total)}%` }}
        />
        <span className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: `${percentOf(plannedPointCeiling)}%` }} />
      </div>
      {parts.length > 1 && <p className="text-muted text-xs">{parts.join(" + ")}</p>}
    </div>
  );
}
