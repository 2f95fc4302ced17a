import type { LockReading } from "#lib/azure/port.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { collectionResourceGroupFor } from "#lib/domain/policy/collection-resource-group.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { forecastPoints, type PointForecast } from "#lib/domain/restore-point-budget/forecast-points.ts";
import { locksAround } from "../eligibility/locks-around.ts";
import { loadSettings } from "../policies/load-settings.ts";
import { loadBinDays } from "../retention/bin-days.ts";
import { activeItem } from "../vms/active-item.ts";
import { visibleVms } from "../vms/visible-vms.ts";
import { countHeldPoints, noPoints } from "./count-held-points.ts";

export type VmForecast = { vm: { id: string; name: string }; forecast: PointForecast };

const vmSelect = {
  id: true,
  name: true,
  armId: true,
  location: true,
  resourceGroup: true,
  subscription: { select: { locks: true } },
  collections: { where: { name: { startsWith: "stillpoint-" } }, orderBy: { createdAt: "desc" }, take: 1 },
  protectedItem: { select: { policyId: true, state: true } },
} satisfies Prisma.VirtualMachineSelect;

type LoadedVm = Prisma.VirtualMachineGetPayload<{ select: typeof vmSelect }>;

/**
 * The forecast of every visible VM that has points or will get some, in a fixed number of queries.
 * @param vmId only this VM, whatever it has
 */
export async function loadForecasts(db: Db | Tx, now: Date, vmId?: string): Promise<VmForecast[]> {
  const held = await countHeldPoints(db, now, vmId);
  const vms = await db.virtualMachine.findMany({
    where: vmId
      ? { id: vmId }
      : { AND: [visibleVms, { OR: [{ id: { in: [...held.keys()] } }, { protectedItem: { is: activeItem } }] }] },
    select: vmSelect,
  });
  const policies = await loadSettings(db);
  const binDays = await loadBinDays(db);
  return vms.map((vm) => {
    const policy = policyOf(vm, policies);
    const input = { held: held.get(vm.id) ?? noPoints, policy, binDays, pruningStoppedBy: lockOf(vm, policy) };
    return { vm: { id: vm.id, name: vm.name }, forecast: forecastPoints(input) };
  });
}

/** The policy under which points come; one that is paused or stopped takes none. */
function policyOf({ protectedItem }: LoadedVm, policies: Map<string, PolicySettings>): PolicySettings | null {
  if (!protectedItem || !activeItem.state.in.some((state) => state === protectedItem.state)) return null;
  return policies.get(protectedItem.policyId) ?? null;
}

/** A lock that lets points be made and not be deleted. */
function lockOf(vm: LoadedVm, policy: PolicySettings | null): string | null {
  const pattern = policy?.collectionResourceGroup ?? "{resourceGroup}";
  const group = vm.collections[0]?.resourceGroup ?? collectionResourceGroupFor(pattern, vm);
  const locks = locksAround((vm.subscription.locks as LockReading[] | null) ?? [], vm.armId, group);
  const lock = locks.find(({ level, scope }) => level === "CanNotDelete" && scope !== "vm");
  if (!lock) return null;
  return `A CanNotDelete lock on ${lock.scope === "subscription" ? "the subscription" : `resource group ${group}`}`;
}
