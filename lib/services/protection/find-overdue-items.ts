import type { Db, Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { longestGapHours } from "#lib/domain/schedule/longest-gap.ts";
import { isInScope, type MaintenanceWindow } from "#lib/domain/schedule/maintenance.ts";
import { overdueAt, overdueBefore } from "#lib/domain/schedule/overdue.ts";
import { windowOf } from "../maintenance/window-row.ts";
import { loadSettings } from "../policies/load-settings.ts";
import { activeItem } from "../vms/active-item.ts";
import { visibleVms } from "../vms/visible-vms.ts";

export type OverdueItem = {
  id: string;
  virtualMachineId: string;
  settings: PolicySettings;
  lastSuccessAt: Date | null;
  nextRunAt: Date | null;
  overdueSince: Date;
  rpoHours: number;
};

/**
 * VMs whose backups do not happen as their policy promises, by the rule in lib/domain/schedule/overdue.ts. It asks nothing but
 * the ledger, so it tells the truth also while the worker, the queue or Azure is dead.
 * @param vmId only this VM
 */
export async function findOverdueItems(db: Db | Tx, now: Date, vmId?: string): Promise<OverdueItem[]> {
  const policies = await loadSettings(db);
  const candidates = await db.protectedItem.findMany({
    where: {
      ...activeItem,
      ...(vmId ? { virtualMachineId: vmId } : {}),
      virtualMachine: { ...visibleVms, disappearedAt: null },
      OR: [...policies].flatMap(([policyId, settings]) => lateUnder(policyId, settings, now)),
    },
    select: candidateSelect,
  });
  if (candidates.length === 0) return [];
  const windows = (await db.maintenanceWindow.findMany({ where: { enabled: true } })).map(windowOf);
  return candidates.flatMap((item) => {
    const settings = policies.get(item.policyId);
    return settings ? judge(item, settings, windows, now) : [];
  });
}

const candidateSelect = {
  id: true,
  virtualMachineId: true,
  policyId: true,
  lastSuccessAt: true,
  nextRunAt: true,
  createdAt: true,
  resumedAt: true,
  virtualMachine: { select: { tags: true, subscription: { select: { subscriptionId: true } } } },
} satisfies Prisma.ProtectedItemSelect;

type Candidate = Prisma.ProtectedItemGetPayload<{ select: typeof candidateSelect }>;

/** Those that maintenance windows may still excuse among them. */
function lateUnder(policyId: string, { schedule }: PolicySettings, now: Date): Prisma.ProtectedItemWhereInput[] {
  const limit = overdueBefore(schedule, now);
  if (!limit) return [];
  const before = { lt: limit };
  return [
    {
      policyId,
      AND: [
        { OR: [{ lastSuccessAt: before }, { lastSuccessAt: null, createdAt: before }] },
        { OR: [{ resumedAt: null }, { resumedAt: before }] },
      ],
    },
  ];
}

function judge(
  item: Candidate,
  settings: PolicySettings,
  windows: readonly MaintenanceWindow[],
  now: Date,
): OverdueItem[] {
  const { id, virtualMachineId, lastSuccessAt, nextRunAt, createdAt, resumedAt, virtualMachine } = item;
  const vm = { subscriptionId: virtualMachine.subscription.subscriptionId, tags: virtualMachine.tags as Tags };
  const countedFrom = new Date(Math.max((lastSuccessAt ?? createdAt).getTime(), resumedAt?.getTime() ?? 0));
  const overdueSince = overdueAt(
    settings,
    countedFrom,
    windows.filter(({ scope }) => isInScope(scope, vm)),
  );
  const rpoHours = longestGapHours(settings.schedule);
  if (!overdueSince || rpoHours === null || overdueSince >= now) return [];
  return [{ id, virtualMachineId, settings, lastSuccessAt, nextRunAt, overdueSince, rpoHours }];
}

type Tags = Record<string, string>;
