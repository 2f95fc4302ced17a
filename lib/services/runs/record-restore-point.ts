import type { RestorePointReading } from "#lib/azure/port.ts";
import type { Tx } from "#lib/db/client.ts";
import type { BackupMemory } from "#lib/domain/run/backup/backup-run.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { invariant } from "#lib/std/invariant.ts";
import type { ServiceContext } from "../context.ts";
import { describePlannedDisk } from "./describe-planned-disk.ts";
import type { LoadedRun } from "./load-runs.ts";

/** A run's point under the name that Azure was asked for. */
export type PointRequest = { run: LoadedRun; armId: string };
export type PointReading = { armId: string; reading: RestorePointReading };

/**
 * Points are in the ledger from the moment Azure accepted them, with every disk of the VM, held or left out; of many runs in
 * two statements.
 */
export async function requestPoints(ctx: ServiceContext, tx: Tx, requests: readonly PointRequest[]): Promise<void> {
  const now = ctx.now();
  const points = requests.map(({ run, armId }) => {
    const memory = run.memory as BackupMemory;
    return {
      id: ctx.newId(),
      runId: run.id,
      virtualMachineId: run.virtualMachineId,
      collectionKey: armKey(memory.collection.armId ?? ""),
      armKey: armKey(armId),
      armId,
      name: memory.restorePointName,
      // What Azure was asked for: less than the policy wants after a fallback, which the run tells.
      requestedMode: memory.fallback ? "CrashConsistent" : run.requestedMode,
    };
  });
  // An inventory pass may have met the point first and taken it for somebody else's.
  const rows = await tx.$queryRaw<{ id: string; armKey: string }[]>`
    insert into "RestorePoint" (
      id, "collectionId", "virtualMachineId", "runId", "armKey", "armId", name, "requestedMode", "provisioningState",
      "takenAt", "createdAt", assessment, "vmConfiguration", "keepUntil", "policyName"
    )
    select n.id, c.id, n."virtualMachineId", r.id, n."armKey", n."armId", n.name, n."requestedMode", 'Creating',
      ${now}, ${now}, r.assessment, r."vmConfiguration", r."keepUntil", p.name
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as n(
      id uuid, "runId" uuid, "virtualMachineId" uuid, "collectionKey" text, "armKey" text, "armId" text, name text,
      "requestedMode" text
    )
    join "Run" r on r.id = n."runId"
    join "RestorePointCollection" c on c."armKey" = n."collectionKey"
    left join "PolicyVersion" v on v.id = r."policyVersionId"
    left join "Policy" p on p.id = v."policyId"
    on conflict ("armKey") do update set
      "runId" = excluded."runId", "requestedMode" = excluded."requestedMode", assessment = excluded.assessment,
      "vmConfiguration" = excluded."vmConfiguration", "keepUntil" = excluded."keepUntil",
      "policyName" = excluded."policyName"
    returning id, "armKey"`;
  invariant(
    rows.length === points.length,
    "A restore point was asked for in a collection that the ledger does not know.",
  );
  const idByKey = new Map(rows.map((row) => [row.armKey, row.id]));
  const disks = requests.flatMap(({ run, armId }) =>
    (run.memory as BackupMemory).plannedDisks.map((disk) => ({
      id: ctx.newId(),
      restorePointId: idByKey.get(armKey(armId)),
      ...describePlannedDisk(disk, run.virtualMachine.facts as VmFacts),
      state: disk.included ? "Creating" : "Excluded",
    })),
  );
  await tx.$executeRaw`
    insert into "DiskRestorePoint" (
      id, "restorePointId", "diskName", "diskArmId", role, lun, sku, "sizeGb", caching, included, "exclusionReason", state
    )
    select id, "restorePointId", "diskName", "diskArmId", role, lun, sku, "sizeGb", caching, included, "exclusionReason", state
    from jsonb_to_recordset(${JSON.stringify(disks)}::jsonb) as n(
      id uuid, "restorePointId" uuid, "diskName" text, "diskArmId" text, role text, lun int, sku text, "sizeGb" int,
      caching text, included boolean, "exclusionReason" text, state text
    )
    on conflict ("restorePointId", "diskName") do nothing`;
}

/** Points of runs that have just looked at them. */
export async function recordPoints(
  ctx: ServiceContext,
  tx: Tx,
  looked: readonly (PointRequest & PointReading)[],
): Promise<void> {
  const known = await tx.restorePoint.findMany({
    where: { armKey: { in: looked.map(({ armId }) => armKey(armId)) }, runId: { not: null } },
    select: { armKey: true },
  });
  const knownKeys = new Set(known.map((point) => point.armKey));
  const unknown = looked.filter(({ armId }) => !knownKeys.has(armKey(armId)));
  if (unknown.length > 0) await requestPoints(ctx, tx, unknown);
  await recordReadings(ctx, tx, looked);
}

/** Azure's account of points of ours, disk by disk, in two statements. */
export async function recordReadings(ctx: ServiceContext, tx: Tx, looked: readonly PointReading[]): Promise<void> {
  const points = looked.map(({ armId, reading }) => ({
    armKey: armKey(armId),
    provisioningState: reading.provisioningState,
    achievedMode: reading.achievedMode,
    takenAt: reading.timeCreated,
  }));
  await tx.$executeRaw`
    update "RestorePoint" p set
      "provisioningState" = n."provisioningState", "achievedMode" = n."achievedMode", "deletedAt" = null,
      "takenAt" = coalesce(n."takenAt", p."takenAt")
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as n(
      "armKey" text, "provisioningState" text, "achievedMode" text, "takenAt" timestamptz
    )
    where p."armKey" = n."armKey"`;
  const disks = looked.flatMap(({ armId, reading }) =>
    reading.disks.map((disk) => ({
      id: ctx.newId(),
      armKey: armKey(armId),
      diskName: disk.name,
      diskArmId: disk.armId,
      role: disk.role,
      lun: disk.lun,
      armId: disk.diskRestorePointId,
      state: disk.diskRestorePointId ? "Succeeded" : reading.provisioningState,
    })),
  );
  // A disk that was attached after the inspection is in Azure's answer alone.
  await tx.$executeRaw`
    insert into "DiskRestorePoint" as d (
      id, "restorePointId", "diskName", "diskArmId", role, lun, caching, included, "armId", state
    )
    select n.id, p.id, n."diskName", n."diskArmId", n.role, n.lun, 'None', true, n."armId", n.state
    from jsonb_to_recordset(${JSON.stringify(disks)}::jsonb) as n(
      id uuid, "armKey" text, "diskName" text, "diskArmId" text, role text, lun int, "armId" text, state text
    )
    join "RestorePoint" p on p."armKey" = n."armKey"
    on conflict ("restorePointId", "diskName") do update set
      "armId" = excluded."armId", state = excluded.state, included = true, "exclusionReason" = null`;
}

/** Azure accepted the points and no longer has them: they stay in the ledger as deleted and count for nothing. */
export async function markVanished(ctx: ServiceContext, tx: Tx, armIds: readonly string[]): Promise<void> {
  await tx.restorePoint.updateMany({
    where: { armKey: { in: armIds.map(armKey) }, deletedAt: null },
    data: { provisioningState: "NotFound", deletedAt: ctx.now() },
  });
}
