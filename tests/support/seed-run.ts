import { randomBytes, randomUUID } from "node:crypto";
import type { Db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { BackupMemory } from "#lib/domain/run/backup/backup-run.ts";
import { uuidV7 } from "#lib/std/uuid.ts";

export const emptyMemory: BackupMemory = {
  collection: {
    subscriptionId: "11111111-2222-3333-4444-555555555555",
    resourceGroup: "rg-points",
    name: "stillpoint-vm",
    location: "westeurope",
    armId: null,
  },
  restorePointName: "sp-20260301T120000Z",
  operation: null,
  plannedDisks: [],
  tries: 0,
  sends: 0,
  pendingFailure: null,
  unreadableSince: null,
  waitingSince: null,
  turnAt: null,
  gaveWay: false,
  attempts: 0,
  fallback: null,
  outcome: null,
};

type RunSeed = Partial<Prisma.RunUncheckedCreateInput> & { virtualMachineId: string; createdAt: Date };

const endStates: Partial<Record<string, string>> = {
  Completed: "completed",
  CompletedWithWarnings: "completedWithWarnings",
  Failed: "failed",
  Cancelled: "cancelledByUser",
};

/** A job as the engine would have left it; completed unless told otherwise. @returns its id, which sorts by `createdAt` */
export async function seedRun(db: Db, { createdAt, ...seed }: RunSeed): Promise<string> {
  const status = seed.status ?? "Completed";
  const endState = endStates[status];
  const later = new Date(createdAt.getTime() + 60_000);
  const run = await db.run.create({
    data: {
      id: uuidV7(createdAt.getTime(), randomBytes(10)),
      kind: "Backup",
      trigger: "Scheduled",
      requestedBy: "system/planner",
      requestedMode: "CrashConsistent",
      engineState: endState ?? "polling",
      memory: emptyMemory,
      createdAt,
      startedAt: createdAt,
      ...(endState ? { endedAt: later } : { dueAt: later, deadlineAt: later }),
      ...(status === "Failed" ? { error: { code: "AllocationFailed" } } : {}),
      ...seed,
      status,
    },
  });
  return run.id;
}

type PointSeed = Partial<Prisma.RestorePointUncheckedCreateInput> & { virtualMachineId: string; takenAt: Date };

/** A restore point in a collection of its own; somebody else's unless it names a run. @returns its id */
export async function seedRestorePoint(db: Db, { virtualMachineId, takenAt, ...seed }: PointSeed): Promise<string> {
  const id = randomUUID();
  const armId = `/subscriptions/s/resourceGroups/rg-points/providers/Microsoft.Compute/restorePointCollections/c-${id}`;
  await db.restorePointCollection.create({
    data: {
      id,
      virtualMachineId,
      armKey: armId.toLowerCase(),
      armId,
      name: `c-${id}`,
      resourceGroup: "rg-points",
      location: "westeurope",
    },
  });
  const pointArmId = `${armId}/restorePoints/p-${id}`;
  await db.restorePoint.create({
    data: {
      id,
      collectionId: id,
      virtualMachineId,
      armKey: pointArmId.toLowerCase(),
      armId: pointArmId,
      name: `p-${id}`,
      requestedMode: "CrashConsistent",
      achievedMode: "CrashConsistent",
      provisioningState: "Succeeded",
      takenAt,
      assessment: Prisma.DbNull,
      vmConfiguration: Prisma.DbNull,
      ...seed,
    },
  });
  return id;
}
