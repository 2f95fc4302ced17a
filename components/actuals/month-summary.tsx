import { Amount } from "#components/cost/amount.tsx";
import { moneyChangeWords, moneyWords } from "#components/cost/money-words.ts";
import { Banner } from "#components/feedback/banner.tsx";
import { Card } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { BillComparisonDto, BilledChargeDto } from "#lib/contracts/actuals.ts";
import { billChargeInWords } from "#lib/domain/cost/bill/bill-charge.ts";
import { daysWords, monthWords } from "./bill-words.ts";

/** The month as a whole, charge by charge. */
export function MonthSummary({ comparison }: { comparison: BillComparisonDto & { month: string } }) {
  const { month, from, to, charges, currency, estimateCurrency } = comparison;
  return (
    <Card
      title={monthWords(month)}
      description={from && to ? `Billed for ${daysWords({ from, to })}. Estimated for the same days.` : undefined}
    >
      <div className="flex flex-col gap-4">
        {currency !== estimateCurrency && (
          <Banner tone="info" title={`The bill is in ${currency}, estimates are in ${estimateCurrency}`}>
            Nothing is converted, so only what is stored is compared. To compare amounts, reckon in {currency}:{" "}
            <TextLink href="/settings/prices">Prices</TextLink>.
          </Banner>
        )}
        <ul className="divide-y divide-line">
          {charges.map((charge) => (
            <ChargeRow key={charge.charge} charge={charge} currency={currency} />
          ))}
        </ul>
      </div>
    </Card>
  );
}

function ChargeRow({ charge: { charge, billed, estimated }, currency }: { charge: BilledChargeDto; currency: string }) {
  return (
    <li className="grid grid-cols-2 gap-x-6 gap-y-1 py-3 first:pt-0 last:pb-0 sm:grid-cols-4">
      <p className="max-sm:col-span-2 font-medium">{billChargeInWords[charge]}</p>
      <div>
        <p className="text-muted text-xs">Billed</p>
        <p className="numeric">{moneyWords(billed, currency)}</p>
      </div>
      {charge === "SnapshotStorage" ? (
        estimated && (
          <>
            <div>
              <p className="text-muted text-xs">Estimated</p>
              <Amount range={estimated} currency={currency} />
            </div>
            <div>
              <p className="text-muted text-xs">Billed beyond the estimate</p>
              <p className="numeric">{moneyChangeWords(billed - estimated.expected, currency)}</p>
            </div>
          </>
        )
      ) : (
        <p className="col-span-2 text-muted text-sm max-sm:col-span-1">
          Not caused by Stillpoint's restore points, so not estimated.
        </p>
      )}
    </li>
  );
}
