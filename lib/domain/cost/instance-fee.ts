import type { Usage } from "./charge-line.ts";
import type { CostMachine } from "./cost-inputs.ts";
import { gibInWords, rangeInWords } from "./in-words.ts";
import { includedData } from "./included-data.ts";
import {
  agentlessCountedRatio,
  halfUnitUpToGib,
  protectedInstanceUnits,
  unitBlockGib,
  unitsInWords,
} from "./protected-instance.ts";
import { exactly, mapRange, type Range } from "./range.ts";

/** Azure Backup's fee for the machine; by agent for what is used, agentless for half of what is provisioned. */
export function instanceFee(machine: CostMachine, by: "Agent" | "Agentless"): Usage {
  const { provisionedGib, usedGib } = includedData(machine);
  const countedGib = by === "Agent" ? usedGib : exactly(agentlessCountedRatio * provisionedGib);
  const quantity = mapRange(countedGib, protectedInstanceUnits);
  const explain = () => {
    const counted =
      by === "Agent"
        ? `${rangeInWords(countedGib, gibInWords)} used`
        : `${gibInWords(countedGib.expected)}, half of the ${gibInWords(provisionedGib)} provisioned,`;
    return `${counted} count as ${rangeInWords(quantity, unitsInWords)}: ${tierInWords(quantity)}.`;
  };
  return {
    part: "ProtectedInstance",
    question: { charge: "ProtectedInstance", region: machine.region },
    quantity,
    explain,
  };
}

function tierInWords({ expected: units }: Range): string {
  if (units <= 0.5) return `half a unit up to ${halfUnitUpToGib} GB`;
  return units === 1 ? `one up to ${unitBlockGib} GB` : `one for each started ${unitBlockGib} GB`;
}
