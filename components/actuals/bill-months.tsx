import { moneyWords } from "#components/cost/money-words.ts";
import { Card } from "#components/ui/card.tsx";
import type { BillDto, BilledMonthDto } from "#lib/contracts/actuals.ts";
import { billChargeInWords } from "#lib/domain/cost/bill/bill-charge.ts";
import { shortNumber } from "#lib/domain/cost/in-words.ts";
import { daysWords, monthWords } from "./bill-words.ts";

/** What the bill is about: charges, then months by subscription, with what each replaces. */
export function BillMonths({ bill: { amounts, months, monthCount, currency } }: { bill: BillDto }) {
  return (
    <div className="grid items-start gap-8 lg:grid-cols-2">
      <Card title="Charges of backups">
        <ul className="divide-y divide-line">
          {amounts.map(({ charge, quantity, unit, cost }) => (
            <li key={`${charge} ${unit}`} className="flex justify-between gap-6 py-3 first:pt-0 last:pb-0">
              <span>
                {billChargeInWords[charge]}
                <span className="block text-muted text-sm">
                  {shortNumber(quantity)} × {unit || "unit"}
                </span>
              </span>
              <span className="numeric">{moneyWords(cost, currency)}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card
        title="Months"
        {...(months.length < monthCount && { description: `The first ${months.length} of ${monthCount}.` })}
      >
        <ul className="divide-y divide-line">
          {months.map((month) => (
            <MonthRow key={`${month.month} ${month.subscriptionId}`} month={month} currency={currency} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

function MonthRow({ month, currency }: { month: BilledMonthDto; currency: string }) {
  const { replaces } = month;
  return (
    <li className="flex justify-between gap-6 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p>
          {monthWords(month.month)}, {month.subscriptionName ?? "a subscription that is not in the inventory"}
        </p>
        <p className="wrap-anywhere text-muted text-sm">
          {daysWords(month)}
          {!month.subscriptionName && ` · ${month.subscriptionId}`}
        </p>
        {replaces && (
          <p className="wrap-anywhere text-sm text-warning">
            Takes the place of {daysWords(replaces)} from {replaces.fileName},{" "}
            {moneyWords(replaces.cost, replaces.currency)}.
          </p>
        )}
      </div>
      <span className="numeric">{moneyWords(month.cost, currency)}</span>
    </li>
  );
}
