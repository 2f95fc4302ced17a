import { Instant } from "#components/ui/instant.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { UsedPricesDto } from "#lib/contracts/cost-report.ts";
import { priceOriginWords } from "#lib/domain/cost/prices/price-words.ts";

/** A sentence about where the prices of an estimate come from, and of when they are. */
export function PriceOrigins({ prices, currency }: { prices: readonly UsedPricesDto[]; currency: string }) {
  return (
    <>
      <TextLink href="/settings/prices">Prices</TextLink> in {currency}:{" "}
      {prices.map(({ origin, oldest, newest }, index) => (
        <span key={origin}>
          {index > 0 && "; "}
          {lowerFirst(priceOriginWords[origin])} of <Instant at={oldest} />
          {minuteOf(oldest) !== minuteOf(newest) && (
            <>
              {" "}
              to <Instant at={newest} />
            </>
          )}
        </span>
      ))}
      .
    </>
  );
}

const lowerFirst = (words: string): string =>
  words.startsWith("Azure") ? words : `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

const minuteOf = (at: string): string => at.slice(0, 16);
