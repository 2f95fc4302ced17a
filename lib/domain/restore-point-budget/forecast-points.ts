import { azureLimits, defaultRestorePointWarningAt } from "#lib/domain/eligibility/azure-limits.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { heldAfter } from "./held-after.ts";

export type HeldPoints = {
  /** Taken by the policy's schedule, the bin included: these come and go by retention. */
  byPolicy: number;
  /** Ours, but nothing that the policy lets go: on demand, pinned, found again. */
  besidePolicy: number;
  /** Of other tools, and how many of them came more than went a day, lately. */
  foreign: number;
  foreignPerDay: number;
};

export type PointForecast = {
  used: number;
  limit: number;
  /** What the coming week adds, a day. */
  growthPerDay: number;
  /** Whole days until Azure takes no more points; 0 when it is full now, null when that never comes. */
  fullInDays: number | null;
  /** What the policy comes to in the end, the bin included; null while no policy runs. */
  policyKeeps: number | null;
  /** The lock that stops pruning, so that points only become more. */
  pruningStoppedBy: string | null;
};

export type ForecastInput = {
  held: HeldPoints;
  /** Null while nothing is planned: not protected, paused, stopped. */
  policy: Pick<PolicySettings, "schedule" | "instantRetentionDays" | "retention"> | null;
  binDays: number;
  /** In words; null when points can be deleted. */
  pruningStoppedBy: string | null;
};

/** Somebody should know when there is this little time left. */
const warnDays = 14;
/** Beyond it a forecast says nothing: policies, fleets and limits change. */
const horizonDays = 3_660;

/** When Azure's limit of restore points per VM is reached, as the policy, other tools and locks go on. */
export function forecastPoints({ held, policy, binDays, pruningStoppedBy }: ForecastInput): PointForecast {
  const limit = azureLimits.restorePointsPerVm;
  const used = held.byPolicy + held.besidePolicy + held.foreign;
  const own = ownGrowth({ held, policy, binDays, pruningStoppedBy });
  const after = (days: number) => Math.floor(used + own(days) + held.foreignPerDay * days);
  return {
    used,
    limit,
    growthPerDay: Math.max(0, Math.round(((after(7) - used) / 7) * 10) / 10),
    fullInDays: used >= limit ? 0 : firstDay((days) => after(days) >= limit),
    policyKeeps: policy && heldAfter(policy, binDays, horizonDays),
    pruningStoppedBy,
  };
}

/** Points of the policy that are there so many days from now, beyond those of today. */
function ownGrowth({ held, policy, binDays, pruningStoppedBy }: ForecastInput): (days: number) => number {
  if (!policy) return () => 0;
  if (pruningStoppedBy !== null) {
    const perDay = heldAfter({ ...policy, instantRetentionDays: 7, retention: noTiers }, 0, 7) / 7;
    return (days) => perDay * days;
  }
  const age = firstDay((days) => heldAfter(policy, binDays, days) >= held.byPolicy);
  // It holds more than it ever comes to: what an earlier, longer retention left. That goes, so it does not count as growth.
  if (age === null) return () => 0;
  const now = heldAfter(policy, binDays, age);
  return (days) => heldAfter(policy, binDays, age + days) - now;
}

const noTiers = { daily: null, weekly: null, monthly: null, yearly: null };

/** The first day on which it is so; what is once so must stay so. Null when it is not so within the horizon. */
function firstDay(isSo: (days: number) => boolean): number | null {
  if (!isSo(horizonDays)) return null;
  let [before, at] = [-1, horizonDays];
  while (at - before > 1) {
    const middle = Math.floor((before + at) / 2);
    if (isSo(middle)) at = middle;
    else before = middle;
  }
  return at;
}

/** Is it time to tell somebody? */
export const isNearlyFull = ({ used, fullInDays }: Pick<PointForecast, "used" | "fullInDays">): boolean =>
  used >= defaultRestorePointWarningAt || (fullInDays !== null && fullInDays <= warnDays);
