import type { WhatIfSearch } from "#lib/contracts/what-if-search.ts";
import { aroundExpected } from "#lib/domain/cost/assumptions.ts";
import type { TermsChange, TierLengths } from "#lib/domain/cost/change-terms.ts";
import type { CostChoices } from "#lib/domain/cost/ways.ts";
import { defaultChoices } from "#lib/domain/cost/ways.ts";
import type { CostChange } from "#lib/domain/cost/what-if.ts";
import { windowChoices } from "#lib/domain/policy/validate-schedule.ts";
import type { Schedule } from "#lib/domain/schedule/schedule.ts";

const defaultStart = "08:00";

/** @param startTime of the policy that it shall become; what is stored does not depend on it */
export function toSchedule({ every, window, on }: Partial<WhatIfSearch>, startTime = defaultStart): Schedule | null {
  if (every === undefined) return null;
  if (every === "daily") return { frequency: "Daily", startTime };
  if (every === "weekly") return { frequency: "Weekly", startTime, weekdays: on && on.length > 0 ? on : ["Sunday"] };
  const intervalHours = Number.parseInt(every, 10);
  const windowHours = window && windowChoices(intervalHours).includes(window) ? window : 24;
  return { frequency: "Hourly", startTime, intervalHours, windowHours };
}

/** What of the address concerns a policy. */
export function toTermsChange(search: Partial<WhatIfSearch>, startTime?: string): TermsChange {
  const { instant, daily, weekly, monthly, yearly } = search;
  const schedule = toSchedule(search, startTime);
  const tiers: TierLengths = {
    ...(daily !== undefined && { daily }),
    ...(weekly !== undefined && { weekly }),
    ...(monthly !== undefined && { monthly }),
    ...(yearly !== undefined && { yearly }),
  };
  return {
    ...(schedule && { schedule }),
    ...(instant !== undefined && { instantRetentionDays: instant }),
    ...(Object.keys(tiers).length > 0 && { tiers }),
  };
}

/** What concerns the VMs and their disks. */
export function toMachineChange({ used, churn, region, luns = [], skus = [] }: Partial<WhatIfSearch>): CostChange {
  return {
    ...(used !== undefined && { usedRatio: aroundExpected("usedRatio", used / 100) }),
    ...(churn !== undefined && { dailyChurnRatio: aroundExpected("dailyChurnRatio", churn / 100) }),
    ...(region !== undefined && { region }),
    ...(luns.length + skus.length > 0 && { excludeDisks: { luns, skus } }),
  };
}

export const toChoices = ({ redundancy, copy }: Partial<WhatIfSearch>): CostChoices => ({
  ...defaultChoices,
  ...(redundancy && { snapshotRedundancy: redundancy }),
  ...(copy && { copyToRegion: copy }),
});
