import type { EffectOutcome } from "#simulator/arm/effect-handler.ts";
import { fail, succeed } from "#simulator/arm/effects.ts";
import type { Operation } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** Ends every operation whose time has come. */
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
  const { effect, otherEnd } = operation;
  const error = operation.error ?? (otherEnd?.applied === false ? otherEnd.error : undefined);
  const outcome: EffectOutcome = error ? { error } : succeed(world, effect, endedAt);
  if (outcome.error) fail(world, effect, outcome.error, endedAt);
  const status = otherEnd?.status ?? (outcome.error ? "Failed" : "Succeeded");
  const { error: _announced, ...rest } = operation;
  const reported = status === "Succeeded" ? undefined : (outcome.error ?? otherEnd?.error);
  world.operations.put({
    ...rest,
    endedAt,
    status,
    ...(outcome.output && { output: outcome.output }),
    ...(outcome.result && { result: outcome.result }),
    ...(reported && { error: reported }),
  });
}
