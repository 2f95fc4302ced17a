"use client";

import { ScrollRegion } from "#components/table/scroll-region.tsx";
import { Instant } from "#components/ui/instant.tsx";
import type { CostAmountDto, CostLineDto } from "#lib/contracts/cost-report.ts";
import type { QuantityUnit } from "#lib/domain/cost/charge-line.ts";
import { shortNumber } from "#lib/domain/cost/in-words.ts";
import { priceOriginWords, unitWords } from "#lib/domain/cost/prices/price-words.ts";
import { Amount } from "./amount.tsx";
import { unitPriceWords } from "./money-words.ts";

const unitNames: Record<QuantityUnit, string> = { Units: "units", GiB: "GiB", Disks: "disks" };
const head = "h-9 bg-sunken px-3 font-medium text-muted text-xs whitespace-nowrap first:pl-4 last:pr-4";
const cell = "border-line border-t px-3 py-2.5 align-top text-sm first:pl-4 last:pr-4";

type CostLinesProps = { lines: readonly CostLineDto[]; currency: string };

/** Charges as quantity times unit price, each with the price's origin and how the quantity came about. */
export function CostLines({ lines, currency }: CostLinesProps) {
  return (
    <ScrollRegion label="Charges">
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">Charges a month, each as quantity times unit price</caption>
        <thead>
          <tr>
            <th scope="col" className={`${head} text-left`}>
              Charge
            </th>
            <th scope="col" className={`${head} text-right`}>
              Quantity now
            </th>
            <th scope="col" className={`${head} text-left`}>
              Unit price
            </th>
            <th scope="col" className={`${head} text-right`}>
              A month now
            </th>
            <th scope="col" className={`${head} text-right`}>
              In 12 months
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line
              key={`${line.part} ${line.region} ${line.price.amount} ${line.price.meterName}`}
              {...{ line, currency }}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Line({ line, currency }: { line: CostLineDto; currency: string }) {
  const { name, region, because, vms, unit, now, in12Months } = line;
  return (
    <tr>
      <th scope="row" className={`${cell} min-w-56 text-left font-normal`}>
        <span className="font-medium">{name}</span> <span className="text-muted">in {region}</span>
        <span className="mt-0.5 block max-w-xl text-muted text-xs text-pretty">
          {because ?? `Of ${vms.toLocaleString("en-GB")} virtual machines, added up.`}
        </span>
      </th>
      <td className={`${cell} text-right`}>
        <Quantity amount={now} unit={unit} />
      </td>
      <td className={`${cell} min-w-48`}>
        <UnitPrice line={line} currency={currency} />
      </td>
      <td className={`${cell} text-right`}>{now ? <Amount range={now.amount} currency={currency} /> : "–"}</td>
      <td className={`${cell} text-right`}>
        {in12Months ? <Amount range={in12Months.amount} currency={currency} /> : "–"}
      </td>
    </tr>
  );
}

function Quantity({ amount, unit }: { amount: CostAmountDto | null; unit: QuantityUnit }) {
  if (!amount) return <>–</>;
  const { quantity } = amount;
  return (
    <span className="numeric block whitespace-nowrap">
      {shortNumber(quantity.expected)} {unitNames[unit]}
      {quantity.low !== quantity.high && (
        <span className="block text-2xs text-muted">
          {shortNumber(quantity.low)} to {shortNumber(quantity.high)}
        </span>
      )}
    </span>
  );
}

function UnitPrice({ line: { price }, currency }: { line: CostLineDto; currency: string }) {
  return (
    <>
      <span className="numeric">
        × {unitPriceWords(price.amount, currency)} {unitWords[price.unit]}
      </span>
      <span className="block text-muted text-xs">{price.meterName}</span>
      <span className="block text-muted text-xs">
        {priceOriginWords[price.origin]}, <Instant at={price.asOf} />
      </span>
    </>
  );
}
