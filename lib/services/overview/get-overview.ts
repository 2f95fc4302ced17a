import type { OverviewDto, OverviewInput } from "#lib/contracts/overview.ts";
import type { ServiceContext } from "../context.ts";
import { getInventoryStatus } from "../inventory/get-inventory-status.ts";
import { runSummarySelect, toRunSummary } from "../runs/to-run-summary.ts";
import { activeItem } from "../vms/active-item.ts";
import { visibleVms } from "../vms/visible-vms.ts";
import { countDays } from "./count-days.ts";
import { countFleet } from "./count-fleet.ts";

const listLength = 6;

/** The morning answer: is everything protected? */
export async function getOverview(ctx: ServiceContext, { timeZone }: OverviewInput): Promise<OverviewDto> {
  const [counts, days, nextRuns, latestJobs, inventory, policyCount] = await Promise.all([
    countFleet(ctx),
    countDays(ctx, timeZone),
    listNextRuns(ctx),
    ctx.db.run.findMany({ orderBy: { id: "desc" }, take: listLength, select: runSummarySelect }),
    getInventoryStatus(ctx),
    ctx.db.policy.count({ where: { deletedAt: null } }),
  ]);
  return { counts, days, nextRuns, latestJobs: latestJobs.map(toRunSummary), inventory, policyCount };
}

async function listNextRuns(ctx: ServiceContext): Promise<OverviewDto["nextRuns"]> {
  const items = await ctx.db.protectedItem.findMany({
    where: { ...activeItem, nextRunAt: { not: null }, virtualMachine: { ...visibleVms, disappearedAt: null } },
    orderBy: [{ nextRunAt: "asc" }, { id: "asc" }],
    take: listLength,
    select: {
      nextRunAt: true,
      virtualMachine: { select: { id: true, name: true } },
      policy: { select: { id: true, name: true } },
    },
  });
  return items.flatMap(({ nextRunAt, virtualMachine, policy }) =>
    nextRunAt
      ? [
          {
            virtualMachineId: virtualMachine.id,
            vmName: virtualMachine.name,
            policyId: policy.id,
            policyName: policy.name,
            at: nextRunAt.toISOString(),
          },
        ]
      : [],
  );
}
