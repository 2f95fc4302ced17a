import type { AssumptionScope } from "#lib/domain/cost/assumptions.ts";
import { shareInWords } from "#lib/domain/cost/in-words.ts";
import type { Range } from "#lib/domain/cost/range.ts";

export const scopeWords: Record<AssumptionScope, string> = {
  Default: "Stillpoint's default",
  Fleet: "all virtual machines",
  Policy: "the policy",
  VirtualMachine: "the virtual machine",
  Disk: "the disk",
};

/** "50 % (30 % to 80 %)". */
export const ratioWords = ({ low, expected, high }: Range): string =>
  low === high ? shareInWords(expected) : `${shareInWords(expected)} (${shareInWords(low)} to ${shareInWords(high)})`;
