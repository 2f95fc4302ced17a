"use client";

import { useQuery } from "@tanstack/react-query";
import { Banner } from "#components/feedback/banner.tsx";
import { FilterSelect } from "#components/table/filter-select.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { joinClasses } from "#components/ui/join-classes.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { costQueries } from "#lib/client/queries/cost.ts";
import type { CompareCostInput, CostWayDto, CostWaysDto } from "#lib/contracts/cost-report.ts";
import { CsvLink } from "./csv-link.tsx";
import { moneyRangeWords, moneyWords } from "./money-words.ts";
import { WaysBreakEven } from "./ways-break-even.tsx";

type WaysComparisonProps = { input: CompareCostInput; onCopyTo: (region: string | null) => void };

/** The four ways of protecting the same VMs, side by side, and where one overtakes another. */
export function WaysComparison({ input, onCopyTo }: WaysComparisonProps) {
  const { data: compared, error, refetch } = useQuery(costQueries.ways(input));
  if (!compared) {
    return error ? (
      <Banner
        tone="danger"
        title="The ways could not be compared"
        actions={<Button onPress={() => refetch()}>Try again</Button>}
      >
        {toServiceError(error).message}
      </Banner>
    ) : (
      <Skeleton className="h-96" />
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-3xl text-muted text-sm text-pretty">
          What {compared.vms === 1 ? compared.name : `${compared.vms.toLocaleString("en-GB")} virtual machines`} would
          cost a month in 12 months, by the same policies. Azure Backup keeps recovery points in a vault and charges a
          fee for each protected instance.
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <FilterSelect
            label="Copy to"
            options={compared.regions.map((region) => ({ id: region, label: region }))}
            value={compared.copyTo ?? undefined}
            onChange={onCopyTo}
          />
          <CsvLink file={{ ...input, list: "ways" }} label="The four ways as CSV" />
        </div>
      </div>
      <WayCards compared={compared} />
      <WaysBreakEven compared={compared} input={input} />
    </div>
  );
}

function WayCards({ compared: { ways, currency } }: { compared: CostWaysDto }) {
  const priced = ways.filter(({ unpriced }) => unpriced.length === 0);
  const least = priced.length > 1 ? Math.min(...priced.map(({ monthly }) => monthly.expected)) : null;
  return (
    <ul aria-label="Ways of protecting" className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      {ways.map((way) => (
        <li key={way.way} className="flex">
          <WayCard
            way={way}
            currency={currency}
            isCheapest={way.unpriced.length === 0 && least !== null && way.monthly.expected <= least}
          />
        </li>
      ))}
    </ul>
  );
}

type WayCardProps = { way: CostWayDto; currency: string; isCheapest: boolean };

function WayCard({ way: { name, monthly, once, parts, unpriced }, currency, isCheapest }: WayCardProps) {
  const isComplete = unpriced.length === 0;
  return (
    <div
      className={joinClasses(
        "flex w-full flex-col rounded-lg border bg-surface px-4 py-3.5 shadow-card",
        isCheapest ? "border-accent" : "border-line",
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium text-sm">{name}</h3>
        {isCheapest && <Badge tone="success">Costs least</Badge>}
      </div>
      {isComplete || monthly.high > 0 ? (
        <p className="mt-1">
          <span className="numeric font-semibold text-xl">
            {!isComplete && <span className="font-normal text-base text-muted">at least </span>}
            {moneyWords(monthly.expected, currency)}
          </span>
          <span className="block text-muted text-xs">{moneyRangeWords(monthly, currency)} a month</span>
        </p>
      ) : (
        <p className="mt-1 font-semibold text-lg text-muted">Not reckoned</p>
      )}
      <dl className="mt-3 flex flex-col gap-1 text-sm">
        {parts.map(({ part, name: partName, amount }) => (
          <div key={part} className="flex justify-between gap-3">
            <dt className="text-muted">{partName}</dt>
            <dd className="numeric whitespace-nowrap">{moneyWords(amount.expected, currency)}</dd>
          </div>
        ))}
        {once.high > 0 && (
          <div className="flex justify-between gap-3 border-line border-t pt-1">
            <dt className="text-muted">Once, for the first copy</dt>
            <dd className="numeric whitespace-nowrap">{moneyWords(once.expected, currency)}</dd>
          </div>
        )}
      </dl>
      {unpriced.map(({ because }) => (
        <p key={because} className="mt-2 text-warning text-xs text-pretty wrap-anywhere">
          {because}
        </p>
      ))}
    </div>
  );
}
