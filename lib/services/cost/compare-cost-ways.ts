import type { CompareCostInput, CostWaysDto } from "#lib/contracts/cost-report.ts";
import { cheapestInWords, cheapestStretches } from "#lib/domain/cost/cheapest-way.ts";
import { compareWays } from "#lib/domain/cost/compare-ways.ts";
import type { CostInputs } from "#lib/domain/cost/cost-inputs.ts";
import {
  agentlessTierEdge,
  breakEvenInWords,
  dearerAgentless,
  feeBreakEven,
  tierEdgeInWords,
} from "#lib/domain/cost/fee-break-even.ts";
import { countOf } from "#lib/domain/cost/in-words.ts";
import { includedData } from "#lib/domain/cost/included-data.ts";
import { addRanges, exactly, multiplyRanges, noRange, type Range } from "#lib/domain/cost/range.ts";
import { usedRatioSeries } from "#lib/domain/cost/used-ratio-series.ts";
import { type CostChoices, defaultChoices } from "#lib/domain/cost/ways.ts";
import type { ServiceContext } from "../context.ts";
import { loadPriceList } from "../prices/load-price-list.ts";
import { regionsInUse } from "../prices/regions-in-use.ts";
import { reckonOnce } from "./reckon-once.ts";
import { selectPart } from "./select-part.ts";

/** The same VMs protected in each of the ways, when their policies have run for a year. */
export const compareCostWays = (ctx: ServiceContext, input: CompareCostInput): Promise<CostWaysDto> =>
  input.by === "fleet" && !input.copyTo ? reckonOnce(ctx, "ways", () => compare(ctx, input)) : compare(ctx, input);

async function compare(ctx: ServiceContext, input: CompareCostInput): Promise<CostWaysDto> {
  const [{ name, fleet }, known] = await Promise.all([selectPart(ctx, input), regionsInUse(ctx)]);
  const { inputs } = fleet;
  const own = [...new Set(inputs.machines.map(({ region }) => region))];
  const copyTo = input.copyTo && known.has(input.copyTo) ? input.copyTo : null;
  const prices = copyTo ? await loadPriceList(ctx, { regions: [...own, copyTo] }) : fleet.prices;
  const choices: CostChoices = { ...defaultChoices, copyToRegion: copyTo };
  const moment = { inMonths: 12 };
  const ways = compareWays(inputs, { prices, choices }, moment);
  const series = usedRatioSeries(inputs, { prices, choices }, moment);
  const complete = ways.filter(({ unpriced }) => unpriced.length === 0).map(({ way }) => way);
  return {
    ...{ name, ways, series, copyTo },
    currency: prices.currency,
    vms: inputs.vms.length,
    usedRatio: usedOf(inputs),
    breakEven: [cheapestInWords(cheapestStretches(series, complete)), ...feeInWords(inputs)].filter(
      (sentence) => sentence !== null,
    ),
    regions: [...known.keys()].filter((region) => own.length > 1 || region !== own[0]),
  };
}

/** How full the included disks are together; null when nothing of known size is backed up. */
function usedOf({ machines, vms }: CostInputs): Range | null {
  let [usedGib, provisionedGib] = [noRange, 0];
  for (const { machine: position } of vms) {
    const machine = machines[position];
    if (!machine) continue;
    const data = includedData(machine);
    usedGib = addRanges(usedGib, data.usedGib);
    provisionedGib += data.provisionedGib;
  }
  return provisionedGib === 0 ? null : multiplyRanges(usedGib, exactly(1 / provisionedGib));
}

function feeInWords(inputs: CostInputs): string[] {
  const [machine] = inputs.machines;
  if (inputs.vms.length > 1 || !machine) {
    const dearer = dearerAgentless(inputs).length;
    const all = countOf(inputs.vms.length, "virtual machine");
    return [
      dearer === 0
        ? `Azure Backup's fee is no higher agentless than by agent for any of ${all}.`
        : `Azure Backup's fee is higher agentless than by agent for ${dearer} of ${all}: their disks are less full than the half that agentless counts.`,
    ];
  }
  const breakEven = feeBreakEven(machine);
  return breakEven ? [breakEvenInWords(breakEven), tierEdgeInWords(agentlessTierEdge(machine))] : [];
}
