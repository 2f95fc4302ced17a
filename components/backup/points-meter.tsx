import { azureLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { daysUntilLimit, type PointsHeld, plannedPointCeiling, pointsHeld } from "#lib/domain/policy/points-held.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";

const tiers = [
  ["instant", "snapshot"],
  ["daily", "daily point"],
  ["weekly", "weekly point"],
  ["monthly", "monthly point"],
  ["yearly", "yearly point"],
] as const;

const limit = azureLimits.restorePointsPerVm;
const percentOf = (points: number): number => Math.min(100, (points / limit) * 100);

/** How much of Azure's 500 restore points per VM a policy comes to take. */
export function PointsMeter({ settings }: { settings: PolicySettings }) {
  const held = pointsHeld(settings);
  if (!Number.isFinite(held.total)) {
    return <p className="text-muted text-sm">Fill in every number to see how many points it keeps.</p>;
  }
  const isTooMany = held.total > plannedPointCeiling;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-base">
        Keeps up to <strong className={isTooMany ? "text-danger" : ""}>{counted(held.total, "point")} per VM</strong>.
        Azure's limit is {limit} per VM over all tools; a policy may plan {plannedPointCeiling}.
      </p>
      <Bar points={held.total} isTooMany={isTooMany} />
      <TierSum held={held} />
      <UntilLimit settings={settings} />
    </div>
  );
}

function Bar({ points, isTooMany }: { points: number; isTooMany: boolean }) {
  return (
    <div aria-hidden className="relative h-2 overflow-hidden rounded-full bg-neutral-soft">
      <span
        className={`absolute inset-y-0 left-0 rounded-full ${isTooMany ? "bg-danger-mark" : "bg-accent"}`}
        style={{ width: `${percentOf(points)}%` }}
      />
      <span className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: `${percentOf(plannedPointCeiling)}%` }} />
    </div>
  );
}

function TierSum({ held }: { held: PointsHeld }) {
  const parts = tiers.filter(([tier]) => held[tier] > 0).map(([tier, unit]) => counted(held[tier], unit));
  return parts.length > 1 && <p className="text-muted text-xs">{parts.join(" + ")}</p>;
}

/** A number that holds only once retention deletes must not stand alone while it does not. */
function UntilLimit({ settings: { schedule } }: { settings: PolicySettings }) {
  const days = daysUntilLimit(schedule);
  return (
    Number.isFinite(days) && (
      <p className="text-muted text-xs">
        This release deletes nothing yet: a new VM reaches {limit} after {counted(days, "day")} unless points are
        deleted in Azure.
      </p>
    )
  );
}
