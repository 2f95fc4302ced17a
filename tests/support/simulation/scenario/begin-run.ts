import type { EngineKind } from "#lib/domain/run/run-state.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import { planDeletions } from "#lib/services/retention/plan-deletions.ts";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import type { CloudPoint } from "../cloud.ts";
import type { SimulatedWorld } from "../world.ts";

const dayMs = 86_400_000;

/** A new run of a kind on the world's first machine, planned by the product's own planner. */
export const beginRun: Record<EngineKind, (world: SimulatedWorld) => Promise<string>> = {
  async Backup(world) {
    const item = { where: { id: world.machines[0]?.itemId ?? "" } };
    await world.db.protectedItem.update({ ...item, data: { nextRunAt: world.ctx.now() } });
    await planDueRuns(world.ctx);
    await world.db.protectedItem.update({ ...item, data: { nextRunAt: null } });
    return firstRunId(world);
  },
  async DeletePoints(world) {
    await seedPoints(world, [40, 39, 0.5]);
    await planDeletions(world.ctx);
    return firstRunId(world);
  },
};

const firstRunId = async (world: SimulatedWorld): Promise<string> =>
  (await world.db.run.findFirstOrThrow({ select: { id: true } })).id;

/** Good points of so many days ago, in Azure and, as a ledger rebuilt from Azure has them, in the ledger. All but the last are in the bin. */
async function seedPoints(world: SimulatedWorld, ages: readonly number[]): Promise<void> {
  const { cloud, ctx, db } = world;
  const [machine] = world.machines;
  const facts = cloud.machines.get(armKey(machine?.armId ?? ""))?.facts;
  if (!machine || !facts) throw new Error("The world has no machine.");
  const name = `stillpoint-${facts.name}`;
  const armId = `/subscriptions/${facts.subscriptionId}/resourceGroups/rg-app/providers/Microsoft.Compute/restorePointCollections/${name}`;
  cloud.collections.set(armKey(armId), { armId, sourceArmId: machine.armId, location: facts.location });
  const collectionId = ctx.newId();
  const { location } = facts;
  const created = { pointsReadAt: ctx.now(), createdAt: ctx.now() };
  await db.restorePointCollection.create({
    data: {
      ...{ id: collectionId, virtualMachineId: machine.rowId, armKey: armKey(armId), armId, name },
      ...{ resourceGroup: "rg-app", location, sourceArmId: machine.armId, ...created },
    },
  });
  for (const [index, days] of ages.entries()) {
    const takenAt = new Date(world.clock.azureNow() - days * dayMs);
    const point: CloudPoint = {
      armId: `${armId}/restorePoints/point-${index}`,
      name: `point-${index}`,
      collectionKey: armKey(armId),
      machineKey: armKey(machine.armId),
      mode: "CrashConsistent",
      state: "Succeeded",
      takenAtMs: takenAt.getTime(),
      isGood: true,
      goodAtMs: takenAt.getTime(),
      disks: facts.disks.map(({ name: diskName, id, role, lun }) => ({
        ...{ name: diskName, armId: id, role, lun, isHeld: true },
      })),
    };
    cloud.points.set(armKey(point.armId), point);
    const isLast = index === ages.length - 1;
    const bin = isLast ? {} : { binnedAt: takenAt, binnedBecause: "olga@contoso.example", purgeAt: ctx.now() };
    await db.restorePoint.create({
      data: {
        ...{ id: ctx.newId(), collectionId, virtualMachineId: machine.rowId, recovered: true, takenAt, ...bin },
        ...{ armKey: armKey(point.armId), armId: point.armId, name: point.name, provisioningState: "Succeeded" },
        ...{ requestedMode: "CrashConsistent", achievedMode: "CrashConsistent", createdAt: takenAt },
      },
    });
  }
}
