import type { JsonObject } from "#simulator/json.ts";
import type { EffectKind, EffectOf } from "#simulator/world/operation-effect.ts";
import type { OperationError } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** How an operation went: its error, or what its status and its `Location` answer from now on. */
export type EffectOutcome = { error?: OperationError; output?: JsonObject; result?: JsonObject };

/** The end of one kind of operation. `fail` undoes or marks what the start of the operation has left in the world. */
export type EffectHandler<K extends EffectKind> = {
  succeed(world: World, effect: EffectOf<K>, now: number): EffectOutcome;
  fail?(world: World, effect: EffectOf<K>, error: OperationError, now: number): void;
};

export type EffectHandlers<K extends EffectKind> = { [Kind in K]: EffectHandler<Kind> };
