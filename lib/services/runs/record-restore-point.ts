import type { RestorePointReading } from "#lib/azure/port.ts";
import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { BackupMemory } from "#lib/domain/run/backup/backup-run.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { ServiceContext } from "../context.ts";
import { describePlannedDisk } from "./describe-planned-disk.ts";
import type { LoadedRun } from "./engine.ts";

/** The point is in the ledger from the moment Azure accepted it, with every disk of the VM, held or left out. */
export async function requestPoint(ctx: ServiceContext, tx: Tx, run: LoadedRun, armId: string): Promise<void> {
  const memory = run.memory as BackupMemory;
  const collectionKey = armKey(memory.collection.armId ?? "");
  const collection = await tx.restorePointCollection.findUniqueOrThrow({ where: { armKey: collectionKey } });
  const own = {
    runId: run.id,
    // What Azure was asked for: less than the policy wants after a fallback, which the run tells.
    requestedMode: memory.fallback ? "CrashConsistent" : run.requestedMode,
    assessment: run.assessment ?? Prisma.DbNull,
    vmConfiguration: run.vmConfiguration ?? Prisma.DbNull,
    keepUntil: run.keepUntil,
    policyName: await policyNameOf(tx, run),
  };
  const point = await tx.restorePoint.upsert({
    where: { armKey: armKey(armId) },
    create: {
      id: ctx.newId(),
      collectionId: collection.id,
      virtualMachineId: run.virtualMachineId,
      armKey: armKey(armId),
      armId,
      name: memory.restorePointName,
      provisioningState: "Creating",
      takenAt: ctx.now(),
      createdAt: ctx.now(),
      ...own,
    },
    // An inventory pass may have met the point first and taken it for somebody else's.
    update: own,
  });
  await tx.diskRestorePoint.createMany({
    data: memory.plannedDisks.map((disk) => ({
      id: ctx.newId(),
      restorePointId: point.id,
      ...describePlannedDisk(disk, run.virtualMachine.facts as VmFacts),
      state: disk.included ? "Creating" : "Excluded",
    })),
    skipDuplicates: true,
  });
}

const policyNameOf = async (tx: Tx, run: LoadedRun): Promise<string | null> => {
  if (!run.policyVersionId) return null;
  const version = await tx.policyVersion.findUnique({
    where: { id: run.policyVersionId },
    select: { policy: { select: { name: true } } },
  });
  return version?.policy.name ?? null;
};

/** The point of a run that has just looked at it. */
export async function recordPoint(
  ctx: ServiceContext,
  tx: Tx,
  run: LoadedRun,
  armId: string,
  reading: RestorePointReading,
): Promise<void> {
  await requestPoint(ctx, tx, run, armId);
  await recordReading(ctx, tx, armId, reading);
}

/** Azure's account of a point of ours, disk by disk. */
export async function recordReading(
  ctx: ServiceContext,
  tx: Tx,
  armId: string,
  reading: RestorePointReading,
): Promise<void> {
  const point = await tx.restorePoint.update({
    where: { armKey: armKey(armId) },
    data: {
      provisioningState: reading.provisioningState,
      achievedMode: reading.achievedMode,
      deletedAt: null,
      ...(reading.timeCreated ? { takenAt: reading.timeCreated } : {}),
    },
  });
  for (const disk of reading.disks) {
    const result = {
      armId: disk.diskRestorePointId,
      state: disk.diskRestorePointId ? "Succeeded" : reading.provisioningState,
    };
    await tx.diskRestorePoint.upsert({
      where: { restorePointId_diskName: { restorePointId: point.id, diskName: disk.name } },
      create: {
        id: ctx.newId(),
        restorePointId: point.id,
        diskName: disk.name,
        diskArmId: disk.armId,
        role: disk.role,
        lun: disk.lun,
        caching: "None",
        included: true,
        ...result,
      },
      update: { ...result, included: true, exclusionReason: null },
    });
  }
}

/** Azure accepted the point and no longer has it: it stays in the ledger as deleted and counts for nothing. */
export async function markVanished(ctx: ServiceContext, tx: Tx, armId: string): Promise<void> {
  await tx.restorePoint.updateMany({
    where: { armKey: armKey(armId), deletedAt: null },
    data: { provisioningState: "NotFound", deletedAt: ctx.now() },
  });
}
