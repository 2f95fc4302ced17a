import type { Db } from "#lib/db/client.ts";
import { type BillCharge, isBillCharge } from "#lib/domain/cost/bill/bill-charge.ts";
import { type BilledDays, billedDays } from "#lib/domain/cost/bill/bill-month.ts";
import { dayOf } from "./bill-row.ts";

type BilledRow = {
  subscriptionId: string;
  resourceGroup: string;
  charge: string;
  currency: string;
  periodStart: Date;
  periodEnd: Date;
  quantity: number;
  cost: number;
};

export type BilledSubscription = {
  days: BilledDays;
  /** By resource group in lower case. */
  groups: Map<string, { charge: BillCharge; quantity: number; cost: number }[]>;
};

/** The bill of one month, by Azure's id of the subscription. */
export async function loadBilledMonth(
  db: Db,
  month: string,
): Promise<{ currency: string; subscriptions: Map<string, BilledSubscription> }> {
  const rows = await db.$queryRaw<BilledRow[]>`
    select a."subscriptionId", a."resourceGroup", a.charge, i.currency, i."periodStart", i."periodEnd",
      sum(a.quantity) as quantity, sum(a.cost) as cost
    from "CostActual" a join "CostImport" i on i.id = a."importId" and i."takenAt" is not null
    where a."month" = ${month}::date
    group by 1, 2, 3, i.id`;
  const subscriptions = new Map<string, BilledSubscription>();
  for (const { subscriptionId, resourceGroup, charge, quantity, cost, ...bill } of rows) {
    const days = billedDays(month, { from: dayOf(bill.periodStart), to: dayOf(bill.periodEnd) });
    if (!days || !isBillCharge(charge)) continue;
    const subscription = subscriptions.get(subscriptionId) ?? { days, groups: new Map() };
    subscriptions.set(subscriptionId, subscription);
    const lines = subscription.groups.get(resourceGroup) ?? [];
    subscription.groups.set(resourceGroup, lines);
    lines.push({ charge, quantity, cost });
  }
  return { currency: rows[0]?.currency ?? "", subscriptions };
}

/** Months with a bill, the newest first. */
export async function loadBilledMonths(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ month: Date }[]>`
    select distinct a."month" from "CostActual" a
    join "CostImport" i on i.id = a."importId" and i."takenAt" is not null
    order by 1 desc limit 60`;
  return rows.map(({ month }) => dayOf(month));
}
