"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock } from "lucide-react";
import { whyHref } from "#components/cost/cost-links.ts";
import { CsvLink } from "#components/cost/csv-link.tsx";
import { moneyChangeWords, moneyWords } from "#components/cost/money-words.ts";
import { Banner } from "#components/feedback/banner.tsx";
import { ScrollRegion } from "#components/table/scroll-region.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { costQueries } from "#lib/client/queries/cost.ts";
import type { ChangeCause, ChangedAmountDto, CostChangeDto } from "#lib/contracts/cost-report.ts";

/** What the estimate was a month ago, and why it is another one. */
export function ChangesView() {
  const { data: change, error, refetch } = useQuery(costQueries.changes());
  if (!change) {
    return error ? (
      <Banner
        tone="danger"
        title="What changed could not be said"
        actions={<Button onPress={() => refetch()}>Try again</Button>}
      >
        {toServiceError(error).message}
      </Banner>
    ) : (
      <Skeleton className="h-80" />
    );
  }
  if (change.state === "NoSnapshot") {
    return (
      <EmptyState icon={CalendarClock} title="Nothing to compare with yet">
        The worker remembers the estimate once a day. From tomorrow on this view says what has changed since then, and
        after a month what has changed in a month.
      </EmptyState>
    );
  }
  if (change.state === "OtherCurrency") {
    return (
      <EmptyState icon={CalendarClock} title={`The estimate of ${change.day} was in ${change.currencyThen}`}>
        Prices are in {change.currency} now, and nothing is converted. A comparison is possible again from the day after
        the change of the currency.
      </EmptyState>
    );
  }
  return <Compared change={change} />;
}

type ComparedDto = Extract<CostChangeDto, { state: "Compared" }>;

const causeWords: Record<ChangeCause, (count: number) => string> = {
  NewVms: (count) => `${vms(count)} that came`,
  GoneVms: (count) => `${vms(count)} that cost nothing any more`,
  Prices: (count) => `Other prices (${count})`,
  Assumptions: (count) => `Other assumptions for ${vms(count)}`,
  Points: (count) => `Restore points, disks and policies of ${vms(count)}`,
};

const vms = (count: number): string =>
  `${count.toLocaleString("en-GB")} virtual ${count === 1 ? "machine" : "machines"}`;

function Compared({ change }: { change: ComparedDto }) {
  const { before, after, currency, day, isMonth, causes } = change;
  const causing = causes.filter(({ count, amount }) => count > 0 || Math.abs(amount) >= 0.005);
  return (
    <div className="flex flex-col gap-5">
      <Card
        title={`${moneyChangeWords(after - before, currency)} a month since ${day}`}
        description={`${moneyWords(before, currency)} then, ${moneyWords(after, currency)} now, each as expected.${isMonth ? "" : " That day is the oldest that is remembered; it is less than a month ago."}`}
      >
        {causing.length === 0 ? (
          <p className="text-muted">Nothing that costs has changed.</p>
        ) : (
          <dl className="flex max-w-2xl flex-col gap-1.5">
            {causing.map(({ cause, count, amount }) => (
              <div key={cause} className="flex justify-between gap-6">
                <dt>{causeWords[cause](count)}</dt>
                <dd className="numeric whitespace-nowrap">{moneyChangeWords(amount, currency)}</dd>
              </div>
            ))}
          </dl>
        )}
      </Card>
      <div className="grid gap-5 xl:grid-cols-2">
        <ChangeTable title="By charge" rows={change.byPart} currency={currency} />
        <ChangeTable title="By policy" rows={change.byPolicy} currency={currency} />
      </div>
      <ChangeTable title="By virtual machine" rows={change.byVm} currency={currency} hrefOf={vmHref(change)} hasFile />
    </div>
  );
}

/** What is gone has no page of its cost any more. */
const vmHref =
  ({ byVm }: ComparedDto) =>
  (key: string): string | null =>
    byVm.some((vm) => vm.key === key && !vm.isGone) ? whyHref({ by: "vm", key }) : null;

type ChangeTableProps = {
  title: string;
  rows: readonly ChangedAmountDto[];
  currency: string;
  hrefOf?: (key: string) => string | null;
  hasFile?: boolean;
};

function ChangeTable({ title, rows, currency, hrefOf, hasFile = false }: ChangeTableProps) {
  if (rows.length === 0) return null;
  const cell = "py-1.5 pl-4 text-right";
  return (
    <Card title={title} actions={hasFile && <CsvLink file={{ list: "changes" }} label="What changed, as CSV" />}>
      <ScrollRegion label={title} className="max-h-none!">
        <table className="w-full text-sm">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="text-muted text-xs">
              <th scope="col" className="py-1.5 text-left font-medium">
                Name
              </th>
              {["Then", "Now", "Difference"].map((header) => (
                <th key={header} scope="col" className={`${cell} font-medium`}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, before, after }) => (
              <tr key={key} className="border-line border-t">
                <th scope="row" className="py-1.5 text-left font-normal wrap-anywhere">
                  <NameCell name={name} href={hrefOf?.(key) ?? null} />
                </th>
                <td className={`numeric ${cell}`}>{moneyWords(before, currency)}</td>
                <td className={`numeric ${cell}`}>{moneyWords(after, currency)}</td>
                <td className={`numeric ${cell}`}>{moneyChangeWords(after - before, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}

const NameCell = ({ name, href }: { name: string; href: string | null }) =>
  href ? <TextLink href={href}>{name}</TextLink> : name;
