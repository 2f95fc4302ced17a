"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { useSetCostAssumption } from "#lib/client/commands/cost.ts";
import { costQueries } from "#lib/client/queries/cost.ts";
import type { AssumptionRowDto, CostPartOfFleet } from "#lib/contracts/cost-report.ts";
import { type Assumed, defaultAssumptions } from "#lib/domain/cost/assumptions.ts";
import { AssumptionDialog } from "./assumption-dialog.tsx";
import { ratioWords, scopeWords } from "./assumption-words.ts";

const scopeNames: Record<AssumptionRowDto["scope"], string> = {
  Fleet: "All virtual machines",
  Policy: "Policy",
  VirtualMachine: "Virtual machine",
  Disk: "Disk",
};

type AssumptionsCardProps = { part: CostPartOfFleet; canProtect: boolean };

/** What is assumed about a part of the fleet, from the widest scope to the nearest, where each value comes from, and a way to say better. */
export function AssumptionsCard({ part, canProtect }: AssumptionsCardProps) {
  const { data, error } = useQuery(costQueries.assumptions(part));
  const [edited, setEdited] = useState<AssumptionRowDto | null>(null);
  const { usedRatio, dailyChurnRatio } = defaultAssumptions.source;
  return (
    <Card title="Assumptions" description={`${usedRatio} ${dailyChurnRatio}`} isFlush>
      {error && !data && (
        <Banner tone="danger" title="The assumptions could not be loaded" className="m-4">
          {toServiceError(error).message}
        </Banner>
      )}
      {!data && !error && <Skeleton className="m-4 h-16" />}
      {data && (
        <ul className="divide-y divide-line border-line border-t">
          {data.rows.map((row) => (
            <AssumptionRow
              key={`${row.scope} ${row.scopeId}`}
              row={row}
              onEdit={canProtect ? () => setEdited(row) : undefined}
            />
          ))}
        </ul>
      )}
      <AssumptionDialog row={edited} onClose={() => setEdited(null)} />
    </Card>
  );
}

function AssumptionRow({ row, onEdit }: { row: AssumptionRowDto; onEdit: (() => void) | undefined }) {
  const { scope, name, usedRatio, dailyChurnRatio, stored } = row;
  const called = scope === "Fleet" ? scopeNames.Fleet : `${scopeNames[scope]} ${name}`;
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium text-sm wrap-anywhere">{called}</p>
        <p className="text-sm">
          <Value words="used" value={usedRatio} scope={scope} />,{" "}
          <Value words="changed a day" value={dailyChurnRatio} scope={scope} />
        </p>
        {stored && (
          <p className="mt-0.5 text-muted text-xs wrap-anywhere">
            Said by {stored.setBy}, <Instant at={stored.setAt} />
            {stored.note && `: ${stored.note}`}
          </p>
        )}
      </div>
      {onEdit && (
        <div className="flex gap-2">
          <Button size="small" onPress={onEdit} aria-label={`Edit the assumptions for ${called}`}>
            Edit
          </Button>
          {stored && <ResetButton row={row} called={called} />}
        </div>
      )}
    </li>
  );
}

type ValueProps = { words: string; value: Assumed; scope: AssumptionRowDto["scope"] };

function Value({ words, value, scope }: ValueProps) {
  return (
    <>
      <span className="numeric">{ratioWords(value)}</span> {words}{" "}
      <span className="text-muted">({value.from === scope ? "said here" : `from ${scopeWords[value.from]}`})</span>
    </>
  );
}

function ResetButton({ row: { scope, scopeId }, called }: { row: AssumptionRowDto; called: string }) {
  const command = useSetCostAssumption(() => undefined);
  return (
    <Button
      variant="quiet"
      size="small"
      isPending={command.isPending}
      onPress={() => command.run({ scope, scopeId, usedRatio: null, dailyChurnRatio: null, note: null })}
      aria-label={`Reset the assumptions for ${called}`}
    >
      Reset
    </Button>
  );
}
