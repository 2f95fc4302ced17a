import type { Prisma } from "#lib/db/generated/client.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import { syncInventory } from "#lib/services/inventory/sync-inventory.ts";
import { stopProtection } from "#lib/services/protection/stop-protection.ts";
import { deletePoints } from "#lib/services/restore-points/delete-points.ts";
import { pinPoints } from "#lib/services/restore-points/pin-points.ts";
import { takeBackPoints } from "#lib/services/restore-points/take-back-points.ts";
import { unpinPoints } from "#lib/services/restore-points/unpin-points.ts";
import { applyRetentionEverywhere } from "#lib/services/retention/apply-retention-everywhere.ts";
import { cancelRun } from "#lib/services/runs/cancel-run.ts";
import { startBackup } from "#lib/services/runs/start-backup.ts";
import { deletePoint } from "./cloud-port.ts";
import type { Driver } from "./drive.ts";
import type { Guard } from "./invariants/evidence.ts";
import type { SeededMachine } from "./seed-world.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { skewMaxMs } from "./virtual-clock.ts";
import type { SimulatedWorld } from "./world.ts";

export type Stage = { world: SimulatedWorld; driver: Driver; random: SeededRandom; guards: Guard[] };

type Act = (stage: Stage, machine: SeededMachine) => Promise<void> | void;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const activeRuns = ({ world }: Stage) =>
  world.db.run.findMany({ where: { endedAt: null }, orderBy: { id: "asc" }, select: { id: true } });

async function chosenPoint(
  { world, random }: Stage,
  { rowId }: SeededMachine,
  where: Prisma.RestorePointWhereInput = {},
): Promise<string | null> {
  const points = await world.db.restorePoint.findMany({
    where: { virtualMachineId: rowId, deletedAt: null, ...where },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return points.length === 0 ? null : random.pick(points).id;
}

/** What people, Azure and the machine room do between two looks of the worker. */
const acts: Record<string, Act> = {
  async "asks for a backup"({ world, driver, random }, { rowId }) {
    const keepUntil = new Date(world.clock.workerNow() + random.between(1, 5) * dayMs).toISOString();
    await driver.asWorker("A backup on demand", () =>
      startBackup(world.ctx, { virtualMachineIds: [rowId], keepUntil }),
    );
  },
  async "cancels a job"(stage) {
    const runs = await activeRuns(stage);
    const [run] = runs;
    if (run) await stage.driver.asWorker("A cancellation", () => cancelRun(stage.world.ctx, { runId: run.id }));
  },
  async "delivers jobs again"(stage) {
    for (const { id } of await activeRuns(stage)) {
      stage.world.queue.put({ runId: id, atMs: stage.world.clock.azureNow() });
    }
  },
  "loses the queue"({ world }) {
    world.queue.loseAll();
  },
  "moves the worker's clock"({ world, random }) {
    world.clock.setSkew(random.between(-1, 1) * random.between(1_000, skewMaxMs));
  },
  "changes the guest"({ world }, { armId }) {
    const machine = world.cloud.machines.get(armKey(armId));
    if (machine) machine.guest = machine.guest === "healthy" ? "failing" : "healthy";
  },
  "locks or unlocks"({ world, random }, { armId }) {
    const scopeArmId = armId.split("/providers/")[0] ?? armId;
    const level = random.pick(["CanNotDelete", "ReadOnly"] as const);
    world.cloud.locks = world.cloud.locks.length > 0 ? [] : [{ armId: `${scopeArmId}/locks/l`, level, scopeArmId }];
  },
  "deletes a point in Azure"({ world, random }, { armId }) {
    const done = [...world.cloud.points.values()].filter(
      ({ machineKey, state }) => machineKey === armKey(armId) && state === "Succeeded",
    );
    if (done.length > 0) deletePoint(world.cloud, random.pick(done), armId.split("/")[2] ?? "", "somebody");
  },
  async "stops the protection"({ world, driver, guards }, { rowId }) {
    await driver.asWorker("Stop protection", async () => {
      await stopProtection(world.ctx, { vmIds: [rowId] });
      guards.push({ id: rowId, fromMs: world.clock.azureNow(), untilMs: Number.POSITIVE_INFINITY });
    });
  },
  async "pins a point"(stage, machine) {
    const { world, driver, guards } = stage;
    const id = await chosenPoint(stage, machine);
    if (!id) return;
    await driver.asWorker("A pin", async () => {
      const result = await pinPoints(world.ctx, { pointIds: [id] });
      if (result.ok) guards.push({ id, fromMs: world.clock.azureNow(), untilMs: Number.POSITIVE_INFINITY });
    });
  },
  async "unpins a point"(stage, machine) {
    const { world, driver, guards } = stage;
    const id = await chosenPoint(stage, machine, { pinned: true });
    if (!id) return;
    for (const guard of guards) if (guard.id === id) guard.untilMs = Math.min(guard.untilMs, world.clock.azureNow());
    await driver.asWorker("An unpinning", () => unpinPoints(world.ctx, { pointIds: [id] }));
  },
  async "deletes a point here"(stage, machine) {
    const { world, driver } = stage;
    const id = await chosenPoint(stage, machine);
    const confirmation = machine.armId.split("/").at(-1) ?? "";
    if (id) await driver.asWorker("A deletion", () => deletePoints(world.ctx, { pointIds: [id], confirmation }));
  },
  async "takes a point back"(stage, machine) {
    const { world, driver } = stage;
    const id = await chosenPoint(stage, machine, { binnedAt: { not: null } });
    if (id) await driver.asWorker("A taking back", () => takeBackPoints(world.ctx, { pointIds: [id] }));
  },
  async "reads the inventory"({ world, driver }) {
    await driver.asWorker("The inventory", () => syncInventory(world.ctx, world.connectionId));
  },
  async "applies retention"({ world, driver }) {
    await driver.asWorker("Retention", () => applyRetentionEverywhere(world.ctx));
  },
  "lets a day or three pass without a worker"({ world, random }) {
    world.clock.advance(random.between(1, 3) * dayMs);
  },
};

export async function actAtRandom(stage: Stage): Promise<void> {
  const { world, random } = stage;
  const [name, act] = random.pick(Object.entries(acts));
  const machine = random.pick(world.machines);
  world.note(`somebody ${name} (${machine.armId.split("/").at(-1)})`);
  await act(stage, machine);
}
