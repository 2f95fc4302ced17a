import { replicationStateOf } from "#simulator/compute/replication.ts";
import { ledgerOf } from "#simulator/compute/restore-point-limits.ts";
import type { RestorePoint } from "#simulator/world/records.ts";
import { copiesOf, type World } from "#simulator/world/world.ts";

/** Takes the point out of the world. Copies that are not whole yet have lost what they copy. */
export function removePoint(world: World, id: string, now: number): void {
  const point = world.restorePoints.get(id);
  if (point === undefined) return;
  if (point.copy === undefined) {
    const ledger = ledgerOf(world, point.vmId);
    if (ledger.creatingPointId === point.id) world.ledgers.put({ ...ledger, creatingPointId: null });
    for (const copy of world.restorePoints.list(copiesOf(point.id))) breakCopy(world, copy, now);
  }
  world.restorePoints.delete(id);
}

function breakCopy(world: World, point: RestorePoint, now: number): void {
  const { copy } = point;
  if (copy === undefined || replicationStateOf(point, now) !== "InProgress") return;
  world.restorePoints.put({ ...point, copy: { ...copy, failedAt: now } });
}

/** Takes the collection out of the world with all that is in it. */
export function removeCollection(world: World, id: string, now: number): void {
  for (const point of world.restorePoints.list(id)) removePoint(world, point.id, now);
  world.collections.delete(id);
}
