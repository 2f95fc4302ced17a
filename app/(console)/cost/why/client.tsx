"use client";

import { useQuery } from "@tanstack/react-query";
import { AssumptionsCard } from "#components/cost/assumptions-card.tsx";
import { CostLines } from "#components/cost/cost-lines.tsx";
import { CsvLink } from "#components/cost/csv-link.tsx";
import { UnpricedNotice } from "#components/cost/unpriced-notice.tsx";
import { WaysComparison } from "#components/cost/ways-comparison.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { costQueries } from "#lib/client/queries/cost.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import { type CostPartOfFleet, type CostReasonsDto, compareCostInput } from "#lib/contracts/cost-report.ts";
import { WhyActions } from "./_components/why-actions.tsx";
import { WhySums } from "./_components/why-sums.tsx";

export function WhyClient({ part, canProtect }: { part: CostPartOfFleet; canProtect: boolean }) {
  const { search, update } = useTableSearch(compareCostInput);
  const { data: reasons } = useQuery(costQueries.reasons(part));
  if (!reasons) return null;
  return (
    <>
      <PageHeader
        title={titleOf(part, reasons.name)}
        crumbs={[{ label: "Cost", href: "/cost" }, { label: reasons.name }]}
        actions={<WhyActions part={part} />}
      />
      <div className="flex flex-col gap-5">
        <WhySums reasons={reasons} />
        <UnpricedNotice
          unpriced={reasons.unpriced}
          vms={reasons.vms}
          unpricedVms={Math.max(0, ...reasons.unpriced.map(({ vms }) => vms))}
        />
        <Charges part={part} reasons={reasons} />
        <AssumptionsCard part={part} canProtect={canProtect} />
        {part.by !== "charge" && (
          <section aria-labelledby="ways" className="flex flex-col gap-3 pt-2">
            <h2 id="ways" className="font-semibold text-lg">
              Four ways to protect {part.by === "vm" ? "it" : "them"}
            </h2>
            <WaysComparison input={search} onCopyTo={(copyTo) => update({ copyTo }, "replace")} />
          </section>
        )}
      </div>
    </>
  );
}

function Charges({ part, reasons }: { part: CostPartOfFleet; reasons: CostReasonsDto }) {
  const { lines, currency } = reasons;
  return (
    <Card
      title="Charges"
      description="Each charge is its quantity times Azure's unit price."
      actions={<CsvLink file={{ ...part, list: "why" }} label="Charges as CSV" />}
      isFlush
    >
      {lines.length > 0 ? (
        <CostLines lines={lines} currency={currency} />
      ) : (
        <p className="px-5 pb-4 text-muted">No charge could be reckoned.</p>
      )}
    </Card>
  );
}

const titleOf = ({ by }: CostPartOfFleet, name: string): string => {
  if (by === "fleet") return "Why all virtual machines cost that";
  return by === "vms" ? `Why ${name} cost that` : `Why ${name} costs that`;
};
