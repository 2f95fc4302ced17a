import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AzurePort, RestorePointReading } from "#lib/azure/port.ts";
import type { Db } from "#lib/db/client.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { createRunAdvancer } from "#lib/services/runs/create-run-advancer.ts";
import { type BackupWorld, createBackupWorld, noTrace } from "#tests/support/backup-world.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";

/**
 * Goal: runs that move together share their transactions and nothing else. Method: the real engine and database, an Azure whose
 * answers the test writes, and one of several runs that meets a misfortune.
 */
let world: BackupWorld;
beforeEach(async () => {
  world = await createBackupWorld();
});
afterEach(() => world.close());

const startBackups = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const { vmRowId } = await seedProtectedVm(world.db);
    ids.push(await world.backUp(vmRowId));
  }
  return ids;
};

const statesOf = async (ids: readonly string[]): Promise<(string | undefined)[]> => {
  const runs = await world.db.run.findMany({ where: { id: { in: [...ids] } } });
  return ids.map((id) => runs.find((run) => run.id === id)?.engineState);
};

/** Counts transactions. */
function watched(azure: AzureContext) {
  let count = 0;
  const db = new Proxy(azure.db, {
    get(target, name) {
      if (name !== "$transaction") return Reflect.get(target, name, target);
      return async (...args: Parameters<Db["$transaction"]>) => {
        count += 1;
        return target.$transaction(...args);
      };
    },
  });
  return { ctx: { ...azure, db }, transactions: () => count };
}

/** Azure as the world has it, but for these calls. */
const withCalls = (azure: AzureContext, calls: (port: AzurePort) => Partial<AzurePort>): AzureContext => ({
  ...azure,
  openAzure(connection) {
    const port = azure.openAzure(connection);
    return { ...port, ...calls(port) };
  },
});

/** Nobody is answered before so many have asked. */
function together(count: number): () => Promise<void> {
  let asked = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return () => {
    asked += 1;
    if (asked === count) resolve();
    return promise;
  };
}

/** Everybody's next step, at once. */
const advanceAll = (ctx: AzureContext, ids: readonly string[]) => {
  const { advance } = createRunAdvancer(ctx);
  return Promise.allSettled(ids.map((id) => advance(id)));
};

describe("runs that move at the same moment", () => {
  it("share one transaction, however many they are", async () => {
    const ids = await startBackups(12);
    const { ctx, transactions } = watched(world.azure);
    const allAsked = together(ids.length);
    const atOnce = withCalls(ctx, (port) => ({
      readVm: async (...args) => {
        const answer = await port.readVm(...args);
        await allAsked();
        return answer;
      },
    }));
    await advanceAll(atOnce, ids);
    expect(new Set(await statesOf(ids))).toEqual(new Set(["preparing"]));
    expect(transactions()).toBe(1);
  });

  it("go on when the effect of one throws, which alone stays where it was", async () => {
    const ids = await startBackups(3);
    await advanceAll(world.azure, ids);
    const ends = await advanceAll(
      withSecondCreation(() => {
        throw new Error("A defect.");
      }),
      ids,
    );
    expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "fulfilled", "rejected"]);
    expect((await statesOf(ids)).toSorted()).toEqual(["confirming", "confirming", "sending"]);
  });

  it("are committed one by one when one of them cannot be, which alone stays where it was", async () => {
    const ids = await startBackups(3);
    await advanceAll(world.azure, ids);
    // The ledger has lost the collection of the second one, so its point cannot be written down.
    const lost = withSecondCreation(async (collectionArmId) => {
      await world.db.restorePointCollection.delete({ where: { armKey: armKey(collectionArmId) } });
    });
    const ends = await advanceAll(lost, ids);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "fulfilled", "rejected"]);
    expect((await statesOf(ids)).toSorted()).toEqual(["confirming", "confirming", "sending"]);
    expect(await world.db.restorePoint.count()).toBe(2);
  });

  it("leave alone the one that somebody else has moved meanwhile", async () => {
    const ids = await startBackups(2);
    await advanceAll(world.azure, ids);
    const overtaken = withSecondCreation(async () => {
      await world.db.run.update({ where: { id: ids[0] ?? "" }, data: { version: { increment: 1 } } });
    });
    const ends = await advanceAll(overtaken, ids);
    expect(ends.map((end) => end.status === "fulfilled" && end.value)).toEqual([false, true]);
    expect(await statesOf(ids)).toEqual(["sending", "confirming"]);
  });
});

describe("a run whose restore point is good", () => {
  it("has it in the ledger though retention cannot be applied, and ends when it can", async () => {
    const [runId = ""] = await startBackups(1);
    await advanceAll(world.azure, [runId]);
    await advanceAll(world.azure, [runId]);
    const { virtualMachine } = await world.db.run.findUniqueOrThrow({
      where: { id: runId },
      select: { virtualMachine: { select: { facts: true } } },
    });
    const { disks } = virtualMachine.facts as VmFacts;
    const azure = withCalls(world.azure, () => ({
      readRestorePoint: async (armId) => ({ ok: true, value: goodPoint(armId, disks), trace: noTrace }),
    }));
    world.now = new Date(world.now.getTime() + 60_000);
    await world.db.$executeRaw`alter table "Setting" rename to "SettingAway"`;
    await advanceAll(azure, [runId]);
    await world.db.$executeRaw`alter table "SettingAway" rename to "Setting"`;
    expect(await statesOf([runId])).toEqual(["retaining"]);
    expect(await world.db.restorePoint.findFirst()).toMatchObject({ runId, provisioningState: "Succeeded" });

    await advanceAll(azure, [runId]);
    expect(await statesOf([runId])).toEqual(["completed"]);
  });
});

const goodPoint = (armId: string, disks: VmFacts["disks"]): RestorePointReading => ({
  armId,
  name: armId.split("/").at(-1) ?? "",
  provisioningState: "Succeeded",
  achievedMode: "CrashConsistent",
  timeCreated: null,
  sourceVmId: null,
  disks: disks.map(({ name, id, role, lun }) => ({
    ...{ name, armId: id, role, lun, diskRestorePointId: `${armId}/diskRestorePoints/${name}` },
    ...{ replicationState: null, completionPercent: null },
  })),
});

/** Something happens while the second creation is under way, and no creation is answered before it has. */
function withSecondCreation(happen: (collectionArmId: string) => Promise<void>): AzureContext {
  let creations = 0;
  const { promise: hasHappened, resolve } = Promise.withResolvers<void>();
  return withCalls(world.azure, (port) => ({
    async beginRestorePoint(request) {
      creations += 1;
      if (creations === 2) await Promise.resolve(request.collectionArmId).then(happen).finally(resolve);
      await hasHappened;
      return port.beginRestorePoint(request);
    },
  }));
}
