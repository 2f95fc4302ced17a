import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import type { BackupMemory } from "#lib/domain/run/backup/backup-run.ts";
import { backupTransition } from "#lib/domain/run/backup/backup-transition.ts";
import type { ServiceContext } from "../../context.ts";
import { loadRuns } from "../load-runs.ts";
import { beginPassage, goOn } from "../passage.ts";
import { writePassages } from "../write-passages.ts";
import { backupSnapshotOf } from "./backup-snapshot.ts";

/**
 * Backup now does not stand behind a fleet's planned backups: it changes places with the planned one that comes first. Each of
 * those gives way once, so that none waits for good, however often somebody asks.
 * @returns the earlier place; null when nobody has one to give
 */
export function goFirst(
  ctx: ServiceContext,
  { subscriptionId, location, armId }: BackupMemory["collection"],
  turnAt: Date,
): Promise<Date | null> {
  return ctx.db.$transaction(async (tx) => {
    const now = ctx.now();
    // Who needs a new collection, too, has no use for the place of one who does not.
    const [next] = await tx.$queryRaw<{ id: string; turnAt: Date }[]>`
      select r.id, (r.memory->>'turnAt')::timestamptz as "turnAt" from "Run" r
      where r.status = 'Queued' and r.kind = 'Backup' and r."trigger" = 'Scheduled' and r."engineState" = 'waiting'
        and lower(r.memory->'collection'->>'subscriptionId') = ${subscriptionId.toLowerCase()}
        and lower(r.memory->'collection'->>'location') = ${location.toLowerCase()}
        and (${armId !== null} or r.memory->'collection'->>'armId' is null)
        and r.memory->>'gaveWay' is distinct from 'true'
        and (r.memory->>'turnAt')::timestamptz > ${now} and (r.memory->>'turnAt')::timestamptz < ${turnAt}
      order by (r.memory->>'turnAt')::timestamptz, r.id limit 1 for update skip locked`;
    const [other] = next ? await loadRuns(tx, [next.id]) : [];
    if (!next || !other) return null;
    const event: BackupEvent = { kind: "placeGiven", at: turnAt };
    const move = backupTransition(backupSnapshotOf(other), event, now);
    const [moved] = move ? await writePassages(ctx, tx, [goOn(beginPassage(other), move, { event }, now)]) : [];
    return moved ? next.turnAt : null;
  });
}
