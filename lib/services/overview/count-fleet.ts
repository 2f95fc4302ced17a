import type { OverviewDto } from "#lib/contracts/overview.ts";
import { type VmHealth, vmHealths } from "#lib/contracts/vms.ts";
import { firstUuidAt } from "#lib/std/uuid.ts";
import type { ServiceContext } from "../context.ts";
import { activeItem } from "../vms/active-item.ts";
import { healthFilter } from "../vms/health-filter.ts";
import { visibleVms } from "../vms/visible-vms.ts";

const dayMs = 86_400_000;

/** The numbers on the cards, by the very filters of the lists that the cards open. */
export async function countFleet(ctx: ServiceContext): Promise<OverviewDto["counts"]> {
  const present = { AND: [visibleVms, { disappearedAt: null }] };
  const countHealth = async (health: VmHealth): Promise<[VmHealth, number]> => {
    const filter = await healthFilter(ctx.db, health, ctx.now());
    return [health, await ctx.db.virtualMachine.count({ where: { AND: [present, filter] } })];
  };
  const [byHealth, initialBackupPending, active, failedJobs24h] = await Promise.all([
    Promise.all(vmHealths.map(countHealth)),
    ctx.db.virtualMachine.count({ where: { ...present, protectedItem: { is: { state: "InitialBackupPending" } } } }),
    ctx.db.virtualMachine.count({ where: { ...present, protectedItem: { is: activeItem } } }),
    ctx.db.run.count({ where: { status: "Failed", id: { gte: firstUuidAt(ctx.now().getTime() - dayMs) } } }),
  ]);
  const health = Object.fromEntries(byHealth) as Record<VmHealth, number>;
  return { ...health, initialBackupPending, active, failedJobs24h };
}
