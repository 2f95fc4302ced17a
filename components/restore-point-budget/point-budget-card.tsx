"use client";

import { useQuery } from "@tanstack/react-query";
import { Card } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { budgetQueries } from "#lib/client/queries/restore-point-budget.ts";
import type { FullestVmDto } from "#lib/contracts/restore-point-budget.ts";
import { fullInWords } from "#lib/domain/restore-point-budget/forecast-in-words.ts";
import { isNearlyFull } from "#lib/domain/restore-point-budget/forecast-points.ts";
import { UsedBar } from "./used-bar.tsx";

export function PointBudgetCard() {
  const { data, error } = useQuery(budgetQueries.fullest());
  return (
    <Card
      title="Restore-point budget"
      description="Azure keeps at most 500 restore points per VM, over all tools. First those that are full first."
      isFlush
    >
      {data ? <Rows rows={data} /> : <div className="px-4 pb-4 text-muted text-sm sm:px-5">{waiting(error)}</div>}
    </Card>
  );
}

const waiting = (error: unknown) => (error ? toServiceError(error).message : <Skeleton className="h-24" />);

function Rows({ rows }: { rows: readonly FullestVmDto[] }) {
  if (rows.length === 0) return <p className="px-4 pb-4 text-muted sm:px-5">No VM holds a restore point yet.</p>;
  return (
    <ul>
      {rows.map(({ vm, forecast }) => (
        <li key={vm.id} className="border-line border-t px-4 py-2.5 sm:px-5">
          <p className="flex items-baseline gap-3">
            <TextLink href={`/vms/${vm.id}?tab=points`} className="min-w-0 flex-1 truncate">
              {vm.name}
            </TextLink>
            <span className="shrink-0 text-muted text-xs tabular-nums">
              {forecast.used} of {forecast.limit}
              {forecast.growthPerDay > 0 && `, +${forecast.growthPerDay} a day`}
            </span>
          </p>
          <UsedBar forecast={forecast} className="my-1.5" />
          <p className={isNearlyFull(forecast) ? "font-medium text-warning text-xs" : "text-muted text-xs"}>
            {fullInWords(forecast)}
            {forecast.policyKeeps !== null && ` · policy keeps up to ${forecast.policyKeeps}`}
            {forecast.pruningStoppedBy && ` · ${forecast.pruningStoppedBy} stops pruning`}
          </p>
        </li>
      ))}
    </ul>
  );
}
