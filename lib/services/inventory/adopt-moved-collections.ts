import type { AzurePort } from "#lib/azure/port.ts";
import { armKey, parseArmId } from "#lib/domain/vm/arm-id.ts";
import { mapLimited } from "#lib/std/map-limited.ts";
import type { ServiceContext } from "../context.ts";
import type { SubscriptionRead } from "./read-fleet.ts";
import type { StoredVm } from "./store-fleet.ts";

/** Each candidate costs a call in every pass until it is adopted; there should never be more than a few. */
const maxReads = 20;

type ListedCollection = { armId: string; sourceArmId: string; location: string };

/**
 * Collections of VMs that were moved before we first saw them name an id that no row has. A VM of the same name is a candidate,
 * and the points inside, which carry Azure's `vmId`, decide (domain dossier 11).
 */
export async function adoptMovedCollections(
  ctx: ServiceContext,
  azure: AzurePort,
  readable: (SubscriptionRead & { outcome: "Readable" })[],
  vms: StoredVm[],
): Promise<{ calls: number }> {
  const present = new Set(vms.map((vm) => armKey(vm.facts.id)));
  const strays = readable
    .flatMap((read) => read.collections)
    .filter((collection) => !present.has(armKey(collection.sourceArmId)));
  const known = await ctx.db.restorePointCollection.findMany({
    where: { armKey: { in: strays.map((stray) => armKey(stray.armId)) } },
    select: { armKey: true },
  });
  const knownKeys = new Set(known.map((row) => row.armKey));
  const byName = Map.groupBy(vms, (vm) => armKey(vm.facts.name));
  const due = strays
    .filter((stray) => !knownKeys.has(armKey(stray.armId)))
    .map((stray) => ({ stray, candidates: byName.get(nameOfSource(stray)) ?? [] }))
    .filter(({ candidates }) => candidates.length > 0)
    .slice(0, maxReads);
  await mapLimited(due, 4, async ({ stray, candidates }) => {
    const listed = await azure.listRestorePoints(stray.armId);
    const sources = new Set(listed.ok ? listed.value.map((point) => point.sourceVmId) : []);
    const moved = candidates.find((vm) => sources.has(vm.facts.vmId));
    if (moved) await adopt(ctx, stray, moved.id);
  });
  return { calls: due.length };
}

const nameOfSource = ({ sourceArmId }: ListedCollection): string => armKey(parseArmId(sourceArmId)?.name ?? "");

async function adopt(
  ctx: ServiceContext,
  { armId, sourceArmId, location }: ListedCollection,
  virtualMachineId: string,
) {
  await ctx.db.restorePointCollection.create({
    data: {
      id: ctx.newId(),
      virtualMachineId,
      armKey: armKey(armId),
      armId,
      name: parseArmId(armId)?.name ?? armId,
      resourceGroup: parseArmId(armId)?.resourceGroup ?? "",
      location,
      sourceArmId,
      createdAt: ctx.now(),
    },
  });
}
