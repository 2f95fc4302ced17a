import type { CostAmountDto, CostLineDto, CostPartOfFleet, CostReasonsDto } from "#lib/contracts/cost-report.ts";
import { type ChargeLine, partInWords } from "#lib/domain/cost/charge-line.ts";
import { estimateVm } from "#lib/domain/cost/estimate-vm.ts";
import { addRanges, exactly, multiplyRanges, noRange, type Range, sumRanges } from "#lib/domain/cost/range.ts";
import { vmsByMachine } from "#lib/domain/cost/total-usage.ts";
import type { ServiceContext } from "../context.ts";
import { reckonOnce } from "./reckon-once.ts";
import { type SelectedCost, selectPart } from "./select-part.ts";

/** Why something costs what it costs: each charge as quantity times price, now and in twelve months. */
export const explainCost = (ctx: ServiceContext, input: CostPartOfFleet): Promise<CostReasonsDto> =>
  input.by === "fleet" ? reckonOnce(ctx, "reasons", () => explain(ctx, input)) : explain(ctx, input);

async function explain(ctx: ServiceContext, input: CostPartOfFleet): Promise<CostReasonsDto> {
  const selected = await selectPart(ctx, input);
  const { inputs, estimate } = selected.fleet;
  const lines = linesOf(selected);
  const sum = (when: When) => sumRanges(lines.map((line) => line[when]?.amount ?? noRange));
  return {
    name: selected.name,
    currency: estimate.currency,
    reckonedAt: inputs.now,
    vms: inputs.vms.length,
    now: sum("now"),
    in12Months: sum("in12Months"),
    lines,
    unpriced: selected.part ? [] : estimate.unpriced,
  };
}

type When = "now" | "in12Months";

function linesOf({ fleet: { inputs, prices }, part }: SelectedCost): CostLineDto[] {
  const counts = vmsByMachine(inputs);
  const isOne = inputs.vms.length === 1;
  const lines = new Map<string, CostLineDto>();
  inputs.machines.forEach((machine, position) => {
    const count = counts[position] ?? 0;
    if (count === 0) return;
    const seen = new Set<CostLineDto>();
    for (const when of ["now", "in12Months"] as const) {
      const moment = when === "now" ? "Now" : { inMonths: 12 };
      for (const line of estimateVm(inputs, machine, moment, { prices }).lines) {
        if (line.isOnce || (part !== null && line.part !== part)) continue;
        const key = JSON.stringify([line.part, line.charge, line.region, line.price]);
        const sum = lines.get(key) ?? emptyLine(line, isOne);
        lines.set(key, sum);
        sum[when] = addTimes(sum[when], line, count);
        seen.add(sum);
      }
    }
    for (const line of seen) line.vms += count;
  });
  return [...lines.values()].toSorted((a, b) => (b.now?.amount.expected ?? 0) - (a.now?.amount.expected ?? 0));
}

const emptyLine = ({ part, region, unit, price, because }: ChargeLine, isOne: boolean): CostLineDto => ({
  ...{ part, name: partInWords[part], region, unit, price },
  ...{ now: null, in12Months: null, vms: 0 },
  because: isOne ? because : null,
});

function addTimes(sum: CostAmountDto | null, { quantity, amount }: ChargeLine, count: number): CostAmountDto {
  const add = (range: Range | undefined, more: Range) =>
    addRanges(range ?? noRange, multiplyRanges(more, exactly(count)));
  return { quantity: add(sum?.quantity, quantity), amount: add(sum?.amount, amount) };
}
