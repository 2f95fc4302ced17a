import type { WhatIfBasisDto } from "#lib/contracts/what-if.ts";
import type { WhatIfSearch } from "#lib/contracts/what-if-search.ts";
import type { CostQuestion } from "#lib/domain/cost/estimate-vm.ts";
import { type MachineKinds, underTerms, unpackKinds } from "#lib/domain/cost/machine-kinds.ts";
import { type MonthTotal, monthByMonth } from "#lib/domain/cost/month-by-month.ts";
import { totalUsage, type UsageTotal } from "#lib/domain/cost/total-usage.ts";
import { applyChange } from "#lib/domain/cost/what-if.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { toChoices, toMachineChange, toTermsChange } from "./to-cost-change.ts";

/** What was read for a page, ready to be reckoned with as often as a slider moves. */
export type WhatIfBasis = {
  before: MachineKinds;
  /** What the settings are tried on: the same VMs, under another policy where one is asked for. */
  start: MachineKinds;
  question: CostQuestion;
  beforeTotal: UsageTotal;
};

/** When a change has had its effect: the points that are there now do not go by a change of mind. */
const yearOn = { inMonths: 12 };

export function toBasis({ kinds, planned, prices }: WhatIfBasisDto, by: WhatIfSearch["by"]): WhatIfBasis {
  const before = unpackKinds(kinds);
  const isUnprotected = by === "inventory" || before.machines.every(({ policyId }) => policyId === null);
  const { schedule, instantRetentionDays, retention } = defaultPolicySettings;
  const start = planned
    ? unpackKinds(planned.kinds)
    : isUnprotected
      ? underTerms(before, { schedule, instantRetentionDays, retention })
      : before;
  const question: CostQuestion = { prices };
  return { before, start, question, beforeTotal: totalUsage(before, question, yearOn) };
}

/** With changed policies alone. Apart from the rest, because their points are remembered as long as they stay the same. */
export const withTerms = ({ start }: WhatIfBasis, search: Partial<WhatIfSearch>): MachineKinds =>
  applyChange(start, toTermsChange(search));

export type Tried = { kinds: MachineKinds; question: CostQuestion };

export const tryOn = (kinds: MachineKinds, { question }: WhatIfBasis, search: Partial<WhatIfSearch>): Tried => ({
  kinds: applyChange(kinds, toMachineChange(search)),
  question: {
    ...question,
    way: search.copy ? "RestorePointsCopied" : "RestorePoints",
    choices: toChoices(search),
  },
});

export const totalOf = ({ kinds, question }: Tried): UsageTotal => totalUsage(kinds, question, yearOn);

export type MonthsCompared = { before: MonthTotal[]; after: MonthTotal[] };

export const compareMonths = ({ before, question }: WhatIfBasis, tried: Tried): MonthsCompared => ({
  before: monthByMonth(before, question),
  after: monthByMonth(tried.kinds, tried.question),
});
