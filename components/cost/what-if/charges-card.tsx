import { ScrollRegion } from "#components/table/scroll-region.tsx";
import { Card } from "#components/ui/card.tsx";
import { partInWords } from "#lib/domain/cost/charge-line.ts";
import type { TotalChange } from "#lib/domain/cost/what-if.ts";
import { Amount } from "../amount.tsx";
import { moneyChangeWords, moneyWords } from "../money-words.ts";

const head = "h-9 bg-sunken px-3 font-medium text-muted text-xs whitespace-nowrap first:pl-4 last:pr-4";
const cell = "border-line border-t px-3 py-2 text-right align-top text-sm first:pl-4 first:text-left last:pr-4";

/** The difference charge by charge. */
export function ChargesCard({ change, currency }: { change: TotalChange; currency: string }) {
  const rows = [
    ...change.byPart.map((row) => ({ ...row, name: partInWords[row.part] })),
    { ...change, name: "Together" },
  ];
  return (
    <Card title="By charge" isFlush>
      <ScrollRegion label="By charge">
        <table className="w-full border-separate border-spacing-0">
          <caption className="sr-only">Expected amounts a month in twelve months, by charge</caption>
          <thead>
            <tr>
              <th scope="col" className={`${head} text-left`}>
                Charge
              </th>
              <th scope="col" className={`${head} text-right`}>
                With these settings
              </th>
              <th scope="col" className={`${head} text-right`}>
                Difference
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, before, after, change: difference }) => (
              <tr key={name}>
                <th scope="row" className={`${cell} font-normal`}>
                  {name}
                </th>
                <td className={cell}>
                  <Amount range={after} currency={currency} />
                  <span className="numeric block whitespace-nowrap text-2xs text-muted">
                    as it is: {moneyWords(before.expected, currency)}
                  </span>
                </td>
                <td className={`${cell} numeric whitespace-nowrap`}>
                  {moneyChangeWords(difference.expected, currency)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}
