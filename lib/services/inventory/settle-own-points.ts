import type { RestorePointReading } from "#lib/azure/port.ts";
import type { Tx } from "#lib/db/client.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { ServiceContext } from "../context.ts";
import { markVanished, type PointReading, recordReadings } from "../runs/record-restore-point.ts";

/**
 * What became of our own points since their runs ended: a creation that the run gave up on may have come to an end after all,
 * and somebody may have deleted a point in Azure. Points of runs that were alive when Azure was asked are left to them.
 * @param askedAt when Azure was asked for the list
 */
export async function settleOwnPoints(
  ctx: ServiceContext,
  tx: Tx,
  collectionId: string,
  listed: readonly RestorePointReading[],
  askedAt: Date,
): Promise<void> {
  const own = await tx.restorePoint.findMany({
    where: { collectionId, run: { endedAt: { lt: askedAt } } },
    select: { armKey: true, armId: true, provisioningState: true, deletedAt: true },
  });
  const readings = new Map(listed.map((reading) => [armKey(reading.armId), reading]));
  const vanished: string[] = [];
  const changed: PointReading[] = [];
  for (const { armId, armKey: key, deletedAt, provisioningState } of own) {
    const reading = readings.get(key);
    if (!reading && deletedAt === null) vanished.push(armId);
    if (reading && (deletedAt !== null || provisioningState !== reading.provisioningState))
      changed.push({ armId, reading });
  }
  if (vanished.length > 0) await markVanished(ctx, tx, vanished);
  if (changed.length > 0) await recordReadings(ctx, tx, changed);
}
