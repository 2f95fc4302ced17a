import { type Estimate, toEstimate, type Usage } from "./charge-line.ts";
import type { CostInputs, CostMachine } from "./cost-inputs.ts";
import { type Moment, pointPlan } from "./point-plan.ts";
import type { PriceList } from "./price-list.ts";
import { usageOfMachine } from "./usage-of-machine.ts";
import { type CostChoices, defaultChoices, type Way } from "./ways.ts";

export type CostQuestion = { prices: PriceList; way?: Way; choices?: CostChoices };

type World = Pick<CostInputs, "now" | "binDays" | "policies">;

/** What one of the inputs' machines costs at a moment, line by line. The server and the browser ask this same function. */
export const estimateVm = (world: World, machine: CostMachine, moment: Moment, question: CostQuestion): Estimate =>
  toEstimate(usageOfVm(world, machine, moment, question), question.prices);

export function usageOfVm(
  world: World,
  machine: CostMachine,
  moment: Moment,
  { prices, way = "RestorePoints", choices = defaultChoices }: CostQuestion,
): Usage[] {
  const terms = world.policies.find(({ id }) => id === machine.policyId)?.terms ?? null;
  return usageOfMachine({ machine, terms, plan: pointPlan(machine, terms, moment, way, world), prices, way, choices });
}
