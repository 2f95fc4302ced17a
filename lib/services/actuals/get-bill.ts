import {
  type BillDto,
  type BilledAmountDto,
  type BilledMonthDto,
  type BillInput,
  billReading,
} from "#lib/contracts/actuals.ts";
import type { CostImport } from "#lib/db/generated/client.ts";
import { billCharges, isBillCharge } from "#lib/domain/cost/bill/bill-charge.ts";
import { billedDays } from "#lib/domain/cost/bill/bill-month.ts";
import type { ServiceContext } from "../context.ts";
import { dayOf, requireBill, toBillSummary } from "./bill-row.ts";
import { findReplaced } from "./find-replaced.ts";

const shownMax = 200;

type MonthRow = { month: Date; subscriptionId: string; name: string | null; cost: number };

/** What a bill says, and what it takes or took the place of. */
export async function getBill(ctx: ServiceContext, { importId }: BillInput): Promise<BillDto> {
  const bill = await requireBill(ctx.db, importId);
  const [amounts, months] = await Promise.all([loadAmounts(ctx, importId), loadMonths(ctx, bill)]);
  return {
    ...toBillSummary(bill),
    reading: billReading.parse(bill.reading),
    amounts,
    months: months.slice(0, shownMax),
    monthCount: months.length,
  };
}

async function loadAmounts({ db }: ServiceContext, importId: string): Promise<BilledAmountDto[]> {
  const groups = await db.costActual.groupBy({
    by: ["charge", "unit"],
    where: { importId },
    _sum: { quantity: true, cost: true },
  });
  return groups
    .flatMap(({ charge, unit, _sum }): BilledAmountDto[] =>
      isBillCharge(charge) ? [{ charge, unit, quantity: _sum.quantity ?? 0, cost: _sum.cost ?? 0 }] : [],
    )
    .toSorted((a, b) => billCharges.indexOf(a.charge) - billCharges.indexOf(b.charge) || b.cost - a.cost);
}

async function loadMonths({ db }: ServiceContext, bill: CostImport): Promise<BilledMonthDto[]> {
  const [rows, replaced] = await Promise.all([
    db.$queryRaw<MonthRow[]>`
      select a."month", a."subscriptionId", max(s."displayName") as name, sum(a.cost) as cost
      from "CostActual" a
      left join (select distinct on ("subscriptionId") "subscriptionId", "displayName" from "Subscription"
        order by "subscriptionId", "inScope" desc) s on s."subscriptionId" = a."subscriptionId"
      where a."importId" = ${bill.id}::uuid
      group by 1, 2 order by 1, 2`,
    bill.takenAt ? [] : findReplaced(db, bill.id),
  ]);
  const period = periodOf(bill);
  return rows.flatMap(({ month, subscriptionId, name, cost }): BilledMonthDto[] => {
    const days = billedDays(dayOf(month), period);
    if (!days) return [];
    const old = replaced.find((each) => dayOf(each.month) === dayOf(month) && each.subscriptionId === subscriptionId);
    const oldDays = old && billedDays(dayOf(month), periodOf(old));
    return [
      {
        ...{ month: dayOf(month), subscriptionId, subscriptionName: name, from: days.from, to: days.to, cost },
        replaces:
          old && oldDays
            ? { fileName: old.fileName, from: oldDays.from, to: oldDays.to, cost: old.cost, currency: old.currency }
            : null,
      },
    ];
  });
}

const periodOf = ({ periodStart, periodEnd }: { periodStart: Date; periodEnd: Date }) => ({
  from: dayOf(periodStart),
  to: dayOf(periodEnd),
});
