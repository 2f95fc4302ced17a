import type { VmFilterOptions } from "#lib/contracts/vms.ts";
import type { ServiceContext } from "../context.ts";
import { visibleVms } from "./visible-vms.ts";

/** What can be filtered by: only values that exist, with how many VMs they have. */
export async function getVmFilterOptions(ctx: ServiceContext): Promise<VmFilterOptions> {
  const where = { AND: [visibleVms, { disappearedAt: null }] };
  const [bySubscription, byLocation, subscriptions] = await Promise.all([
    ctx.db.virtualMachine.groupBy({ by: ["subscriptionRowId"], where, _count: true }),
    ctx.db.virtualMachine.groupBy({ by: ["location"], where, _count: true, orderBy: { location: "asc" } }),
    ctx.db.subscription.findMany({
      where: { inScope: true, connection: { removedAt: null } },
      orderBy: [{ displayName: "asc" }, { id: "asc" }],
      select: { id: true, displayName: true },
    }),
  ]);
  const counts = new Map(bySubscription.map((row) => [row.subscriptionRowId, row._count]));
  return {
    subscriptions: subscriptions.map((row) => ({ ...row, vms: counts.get(row.id) ?? 0 })),
    locations: byLocation.map((row) => ({ name: row.location, vms: row._count })),
  };
}
