import type { CostInputs, CostMachine } from "./cost-inputs.ts";
import { gibInWords, shareInWords } from "./in-words.ts";
import { includedData } from "./included-data.ts";
import {
  agentlessCountedRatio,
  type FeeTier,
  feeTierOf,
  nextTierEdge,
  protectedInstanceUnits,
  type TierEdge,
  unitsInWords,
} from "./protected-instance.ts";
import { mapRange, type Range } from "./range.ts";

/** How much has to be used for agent-based backup to cost the same fee as agentless backup, which asks only for what is provisioned. */
export type FeeBreakEven = {
  provisionedGib: number;
  agentless: FeeTier;
  /** Agent-based costs less up to here; 0 when it never does. */
  cheaperByAgentUpToGib: number;
  /** Agent-based costs more above here; null when the disks are too small for that. */
  dearerByAgentAboveGib: number | null;
};

/** null when nothing of known size is backed up. */
export function feeBreakEven(machine: CostMachine): FeeBreakEven | null {
  const { provisionedGib } = includedData(machine);
  if (provisionedGib === 0) return null;
  const agentless = feeTierOf(agentlessCountedRatio * provisionedGib);
  return {
    provisionedGib,
    agentless,
    cheaperByAgentUpToGib: agentless.aboveGib,
    dearerByAgentAboveGib: agentless.upToGib < provisionedGib ? agentless.upToGib : null,
  };
}

export function breakEvenInWords(breakEven: FeeBreakEven): string {
  const { provisionedGib, agentless, cheaperByAgentUpToGib: below, dearerByAgentAboveGib: above } = breakEven;
  const used = (gib: number) => `${gibInWords(gib)} (${shareInWords(gib / provisionedGib)})`;
  const counted = gibInWords(agentlessCountedRatio * provisionedGib);
  const start = `Agentless backup counts half of the ${gibInWords(provisionedGib)} provisioned, ${counted}, which is ${unitsInWords(agentless.units)} of the fee, however full the disks are.`;
  if (below === 0 && above === null) return `${start} Agent-based backup costs the same, however much is used.`;
  if (above === null)
    return `${start} It costs more than agent-based backup while no more than ${used(below)} is used, and the same beyond.`;
  if (below === 0)
    return `${start} It costs the same as agent-based backup up to ${used(above)} used, and less beyond.`;
  return `${start} It costs more than agent-based backup while no more than ${used(below)} is used, the same up to ${used(above)}, and less beyond.`;
}

/** How much larger the included disks may get before agentless backup's fee rises. */
export const agentlessTierEdge = (machine: CostMachine): TierEdge =>
  nextTierEdge(agentlessCountedRatio * includedData(machine).provisionedGib, 1 / agentlessCountedRatio);

export function tierEdgeInWords({ units, unitsBeyond, roomGib }: TierEdge): string {
  const rise = unitsBeyond === 2 * units ? "doubles" : `rises from ${unitsInWords(units)} to ${unitsBeyond}`;
  if (roomGib === 0) return `Any larger disk, and the fee ${rise}.`;
  return `More than ${gibInWords(roomGib)} more, and the fee ${rise}.`;
}

/** Units of the fee each way; agent-based as a range, because how much is used is assumed. */
export type AgentlessPremium = { vmId: string; agentlessUnits: number; agentUnits: Range };

/** VMs for which agentless backup is expected to cost more than agent-based, the greatest difference first. */
export function dearerAgentless({ machines, vms }: Pick<CostInputs, "machines" | "vms">): AgentlessPremium[] {
  const units = machines.map((machine) => {
    const { provisionedGib, usedGib } = includedData(machine);
    return {
      agentlessUnits: protectedInstanceUnits(agentlessCountedRatio * provisionedGib),
      agentUnits: mapRange(usedGib, protectedInstanceUnits),
    };
  });
  return vms
    .flatMap(({ id, machine }) => {
      const fee = units[machine];
      return fee && fee.agentlessUnits > fee.agentUnits.expected ? [{ vmId: id, ...fee }] : [];
    })
    .toSorted((left, right) => premiumOf(right) - premiumOf(left));
}

const premiumOf = ({ agentlessUnits, agentUnits }: AgentlessPremium): number => agentlessUnits - agentUnits.expected;
