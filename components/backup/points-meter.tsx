import { azureLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { type PointsHeld, plannedPointCeiling, pointsHeld, pointsInBin } from "#lib/domain/policy/points-held.ts";
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

type PointsMeterProps = { settings: PolicySettings; binDays: number };

/** How much of Azure's 500 restore points per VM a policy comes to take, with what waits in the bin. */
export function PointsMeter({ settings, binDays }: PointsMeterProps) {
  const held = pointsHeld(settings);
  if (!Number.isFinite(held.total)) {
    return <p className="text-muted text-sm">Fill in every number to see how many points it keeps.</p>;
  }
  const isTooMany = held.total > plannedPointCeiling;
  const binned = pointsInBin(settings, binDays);
  return (
    <div className="flex flex-col gap-2">
      <p className="text-base">
        Keeps up to <strong className={isTooMany ? "text-danger" : ""}>{counted(held.total, "point")} per VM</strong>
        {binned > 0 && ` and up to ${binned} in the bin (${counted(binDays, "day")})`}. Azure's limit is {limit} per VM
        over all tools; a policy may plan {plannedPointCeiling}.
      </p>
      <Bar points={held.total} binned={binned} isTooMany={isTooMany} />
      <TierSum held={held} />
      {held.total + binned > limit && !isTooMany && <BinIsTooMuch points={held.total + binned} binDays={binDays} />}
    </div>
  );
}

function Bar({ points, binned, isTooMany }: { points: number; binned: number; isTooMany: boolean }) {
  return (
    <div aria-hidden className="relative h-2 overflow-hidden rounded-full bg-neutral-soft">
      <span
        className="absolute inset-y-0 left-0 rounded-full bg-line-strong"
        style={{ width: `${percentOf(points + binned)}%` }}
      />
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

/** Not refused: the days in the bin are everybody's setting, and no fault of the policy. */
function BinIsTooMuch({ points, binDays }: { points: number; binDays: number }) {
  return (
    <p className="text-sm text-warning">
      With the bin that is {points}: more than {limit}, so backups would fail in the end. Keep fewer points, back up
      less often, or let an administrator shorten the {counted(binDays, "day")} in the bin in Settings.
    </p>
  );
}
