"use client";

import { Card } from "#components/ui/card.tsx";
import { useNow } from "#components/ui/clock.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { OverviewDto } from "#lib/contracts/overview.ts";

export function NextRunsCard({ runs }: { runs: OverviewDto["nextRuns"] }) {
  return (
    <Card title="Next runs" isFlush>
      {runs.length === 0 ? (
        <p className="px-4 pb-4 text-muted sm:px-5">
          Nothing is planned. Backups are planned as soon as a VM is under a policy.
        </p>
      ) : (
        <ul>
          {runs.map((run) => (
            <li key={run.virtualMachineId} className="flex items-center gap-3 border-line border-t px-4 py-2.5 sm:px-5">
              <div className="min-w-0 flex-1">
                <TextLink href={`/vms/${run.virtualMachineId}`} className="block truncate">
                  {run.vmName}
                </TextLink>
                <p className="truncate text-muted text-xs">{run.policyName}</p>
              </div>
              <DueTime at={run.at} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** A planned time that has passed is no history: the planner has yet to take it up. */
function DueTime({ at }: { at: string }) {
  const isDue = new Date(at) <= useNow();
  return (
    <span className="shrink-0 text-muted text-xs">
      {isDue && "due "}
      <RelativeTime at={at} />
    </span>
  );
}
