import { usablePrice } from "./charge-line.ts";
import { withUsedRatio } from "./compare-ways.ts";
import type { CostInputs } from "./cost-inputs.ts";
import { type CostQuestion, usageOfVm } from "./estimate-vm.ts";
import { includedData } from "./included-data.ts";
import type { Moment } from "./point-plan.ts";
import { protectedInstanceUnits } from "./protected-instance.ts";
import { vmsByMachine } from "./total-usage.ts";
import { type Way, ways } from "./ways.ts";

/** Amounts a month as expected, if all disks were as full as `usedRatio`. */
export type UsedRatioPoint = { usedRatio: number; amounts: Record<Way, number> };

const steps = 20;

/**
 * The four ways over how full the disks are, for a chart. Storage grows evenly with what is used, so it is reckoned once, for
 * full disks; only the fee by agent goes in steps.
 */
export function usedRatioSeries(
  inputs: CostInputs,
  question: Omit<CostQuestion, "way">,
  moment: Moment,
): UsedRatioPoint[] {
  const counts = vmsByMachine(inputs);
  const amounts = Array.from(
    { length: steps + 1 },
    () => Object.fromEntries(ways.map((way) => [way, 0])) as Record<Way, number>,
  );
  inputs.machines.forEach((machine, index) => {
    const full = withUsedRatio(machine, 1);
    const { provisionedGib } = includedData(full);
    for (const way of ways) {
      for (const usage of usageOfVm(inputs, full, moment, { ...question, way })) {
        const price = usablePrice(usage, question.prices);
        if (!price || !usage.quantity || usage.isOnce) continue;
        const whole = usage.quantity.expected;
        const isFee = usage.part === "ProtectedInstance";
        amounts.forEach((sums, step) => {
          const ratio = step / steps;
          const byAgent = protectedInstanceUnits(ratio * provisionedGib);
          const quantity = isFee ? (way === "AgentVault" ? byAgent : whole) : ratio * whole;
          sums[way] += quantity * price.amount * (counts[index] ?? 0);
        });
      }
    }
  });
  return amounts.map((sums, step) => ({ usedRatio: step / steps, amounts: sums }));
}
