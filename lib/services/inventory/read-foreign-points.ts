import type { AzurePort, RestorePointReading } from "#lib/azure/port.ts";
import { runIdOfPoint } from "#lib/domain/run/backup/backup-run.ts";
import type { ActiveState } from "#lib/domain/run/run-state.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import { mapLimited } from "#lib/std/map-limited.ts";
import { describeFailure } from "../azure/describe-failure.ts";
import type { ServiceContext } from "../context.ts";
import { terminalPointStates } from "../eligibility/load-point-history.ts";
import { adoptOwnPoints } from "./adopt-own-points.ts";
import { settleOwnPoints } from "./settle-own-points.ts";
import type { ReportProgress } from "./sync-progress.ts";

const maxAgeMs = 6 * 3_600_000;
/** Points can be listed only collection by collection: so a bounded number per pass, those unread for longest first. */
const maxReads = 50;

const creatingStates = [
  "creating",
  "sending",
  "searching",
  "polling",
  "confirming",
  "watching",
] satisfies ActiveState[];

type Collection = { id: string; armId: string; virtualMachineId: string };

/**
 * Reads points that other tools made: they count against the VM's 500 and its intervals, and we never prune them. Points of
 * ours stand in the same answer, which says what became of them after their runs.
 */
export async function readForeignPoints(
  ctx: ServiceContext,
  azure: AzurePort,
  subscriptionRowIds: string[],
  report: ReportProgress,
): Promise<{ calls: number; warnings: string[] }> {
  const due: Collection[] = await ctx.db.restorePointCollection.findMany({
    where: {
      virtualMachine: {
        subscriptionRowId: { in: subscriptionRowIds },
        subscription: { access: "Readable" },
        // A run that is creating writes its own point; met half-made it would be taken for somebody else's.
        runs: { none: { endedAt: null, engineState: { in: creatingStates } } },
      },
      OR: [
        { pointsReadAt: null },
        { pointsReadAt: { lt: new Date(ctx.now().getTime() - maxAgeMs) } },
        // A creation under way holds backups back, so its end is looked for in every pass.
        { restorePoints: { some: { deletedAt: null, provisioningState: { notIn: terminalPointStates } } } },
      ],
    },
    orderBy: [{ pointsReadAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
    take: maxReads,
    select: { id: true, armId: true, virtualMachineId: true },
  });
  let done = 0;
  const warnings = await mapLimited(due, 4, async (collection) => {
    const askedAt = ctx.now();
    const listed = await azure.listRestorePoints(collection.armId);
    done += 1;
    report("restorePoints", done, due.length, "Reading restore points of other tools");
    const points = listed.ok ? listed.value : listed.failure.kind === "notFound" ? [] : null;
    if (points) await storePoints(ctx, collection, points, askedAt);
    return listed.ok || points ? [] : [`${collection.armId} was not read: ${describeFailure(listed).meaning}`];
  });
  return { calls: due.length, warnings: warnings.flat() };
}

async function storePoints(
  ctx: ServiceContext,
  collection: Collection,
  points: RestorePointReading[],
  askedAt: Date,
): Promise<void> {
  const at = ctx.now();
  const known = await ctx.db.restorePoint.findMany({
    where: { armKey: { in: points.map((point) => armKey(point.armId)) }, runId: { not: null } },
    select: { armKey: true },
  });
  const ours = new Set(known.map((point) => point.armKey));
  const foreign = points.filter((point) => !ours.has(armKey(point.armId)));
  const rows = foreign.map((point) => ({
    id: ctx.newId(),
    armKey: armKey(point.armId),
    armId: point.armId,
    name: point.name,
    // Azure does not keep what was asked for; what was achieved is the nearest it says.
    requestedMode: point.achievedMode === "CrashConsistent" ? "CrashConsistent" : "ApplicationConsistent",
    achievedMode: point.achievedMode,
    provisioningState: point.provisioningState,
    takenAt: point.timeCreated ?? at,
    // Ours by its name, though no run of this ledger made it: the ledger has been lost and begun anew.
    recovered: runIdOfPoint(point.name) !== null,
  }));
  await ctx.db.$transaction(async (tx) => {
    await tx.$executeRaw`
      insert into "RestorePoint" (
        "id", "collectionId", "virtualMachineId", "armKey", "armId", "name", "requestedMode", "achievedMode",
        "provisioningState", "takenAt", recovered, "createdAt"
      )
      select r."id", ${collection.id}::uuid, ${collection.virtualMachineId}::uuid, r."armKey", r."armId", r."name",
        r."requestedMode", r."achievedMode", r."provisioningState", r."takenAt", r.recovered, ${at.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        "id" uuid, "armKey" text, "armId" text, "name" text, "requestedMode" text, "achievedMode" text,
        "provisioningState" text, "takenAt" timestamptz, recovered boolean
      )
      on conflict ("armKey") do update set
        "requestedMode" = excluded."requestedMode", "achievedMode" = excluded."achievedMode",
        "provisioningState" = excluded."provisioningState", "takenAt" = excluded."takenAt", "deletedAt" = null
      where "RestorePoint"."runId" is null`;
    await adoptOwnPoints(ctx, tx, collection, foreign);
    const gone = {
      collectionId: collection.id,
      runId: null,
      deletedAt: null,
      armKey: { notIn: foreign.map((point) => armKey(point.armId)) },
    };
    await tx.restorePoint.updateMany({ where: { ...gone, recovered: false }, data: { deletedAt: at } });
    // Of ours that somebody has to know; nobody answers for what other tools delete.
    await tx.restorePoint.updateMany({ where: gone, data: { deletedAt: at, provisioningState: "NotFound" } });
    await settleOwnPoints(ctx, tx, collection.id, points, askedAt);
    await tx.restorePointCollection.update({ where: { id: collection.id }, data: { pointsReadAt: at } });
  });
}
