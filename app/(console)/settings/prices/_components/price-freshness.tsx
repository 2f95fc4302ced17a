import { Banner } from "#components/feedback/banner.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { PriceFetchDto, PricesDto } from "#lib/contracts/prices.ts";

/** How old the list prices are, what is being read, and what went wrong the last time. */
export function PriceFreshness({ prices }: { prices: PricesDto }) {
  const { running, last, asOf, currency } = prices;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted text-sm">
        {asOf ? (
          <>
            List prices in {currency}, read <RelativeTime at={asOf} className="font-medium text-ink" />
            {last && ` from ${hostOf(last.source)}`}. They are read once a day.
          </>
        ) : (
          `Azure's list prices in ${currency} have not been read yet.`
        )}
      </p>
      {running && (
        <div className="max-w-xl">
          <Progress
            label={running.progress.message}
            percent={running.progress.total > 0 ? (running.progress.done / running.progress.total) * 100 : null}
            valueLabel={`${running.progress.done} of ${running.progress.total} regions`}
          />
        </div>
      )}
      {!running && last && last.currency === currency && <LastRefresh last={last} />}
      {!asOf && <SeedNotice prices={prices} />}
    </div>
  );
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);

function LastRefresh({ last }: { last: PriceFetchDto }) {
  if (last.problems.length === 0) return null;
  const isFailed = last.status === "Failed";
  return (
    <Banner
      tone={isFailed ? "danger" : "warning"}
      title={
        <>
          {isFailed ? "The last refresh failed" : "The last refresh left something out"},{" "}
          <RelativeTime at={last.endedAt} />
        </>
      }
    >
      <ul className="flex flex-col gap-1">
        {last.problems.map((sentence) => (
          <li key={sentence} className="wrap-anywhere">
            {sentence}
          </li>
        ))}
      </ul>
      <p className="mt-1">Earlier prices stay in force with their date. Another attempt is made within the hour.</p>
    </Banner>
  );
}

function SeedNotice({ prices: { seed, currency, regions } }: { prices: PricesDto }) {
  const seeded = regions.filter(({ origin }) => origin === "SeedTable").map(({ region }) => region);
  const others = regions.filter(({ origin }) => origin === null).map(({ region }) => region);
  if (regions.length === 0) {
    return (
      <Banner tone="info" title="No region is in use yet">
        Prices are read as soon as the inventory knows virtual machines.
      </Banner>
    );
  }
  return (
    <Banner
      tone="warning"
      title={seeded.length > 0 ? "Estimates use the table that came with Stillpoint" : "No prices are known"}
    >
      {seeded.length > 0 && (
        <p>
          List prices of {seeded.join(", ")} in {seed.currency}, {seed.newestDate} and older.
        </p>
      )}
      {others.length > 0 && (
        <p>
          No price is known for {others.join(", ")}: the table that came with Stillpoint has some list prices of{" "}
          {seed.regions.join(" and ")} in {seed.currency} only
          {currency !== seed.currency && ", and nothing is converted"}.
        </p>
      )}
    </Banner>
  );
}
