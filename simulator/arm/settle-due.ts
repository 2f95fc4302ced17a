import { applyEffect } from "#simulator/compute/apply-effect.ts";
import type { Operation } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** Ends every operation whose time has come. An operation that carries an error fails and leaves the world as it is. */
export function settleDue(world: World, now: number): void {
  for (let id = world.dueOperations.takeDue(now); id !== undefined; id = world.dueOperations.takeDue(now)) {
    const operation = world.operations.get(id);
    if (operation === undefined) continue;
    if (operation.endedAt !== undefined) {
      world.operations.delete(id);
    } else if (operation.endsAt !== null && operation.endsAt <= now) {
      finish(world, operation, operation.endsAt);
    }
  }
}

function finish(world: World, operation: Operation, endedAt: number): void {
  const canApply = operation.error === undefined || operation.effect.kind === "finishRestorePoint";
  const failure = canApply ? applyEffect(world, operation.effect, endedAt) : operation.error;
  const error = failure ?? operation.error;
  world.operations.put({
    ...operation,
    endedAt,
    status: error === undefined ? "Succeeded" : "Failed",
    ...(error && { error }),
  });
}
