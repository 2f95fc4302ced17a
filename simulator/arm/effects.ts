import type { EffectHandler, EffectHandlers, EffectOutcome } from "#simulator/arm/effect-handler.ts";
import { groupEffects } from "#simulator/arm/group-effects.ts";
import { copyEffects } from "#simulator/compute/copy-effects.ts";
import { diskAccessEffects } from "#simulator/compute/disk-access-effects.ts";
import { machineEffects } from "#simulator/compute/machine-effects.ts";
import { restorePointEffects } from "#simulator/compute/restore-point-effects.ts";
import { deploymentEffects } from "#simulator/deployments/deployment-effects.ts";
import { diskEffects } from "#simulator/disk/disk-effects.ts";
import { diskEncryptionEffects } from "#simulator/disk-encryption/disk-encryption-effects.ts";
import { extensionEffects } from "#simulator/machines/extension-effects.ts";
import { networkEffects } from "#simulator/network/network-effects.ts";
import { recoveryServicesEffects } from "#simulator/recovery-services/recovery-services-effects.ts";
import type { EffectKind, EffectOf } from "#simulator/world/operation-effect.ts";
import type { OperationError } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

const handlers: EffectHandlers<EffectKind> = {
  ...groupEffects,
  ...machineEffects,
  ...diskEffects,
  ...diskEncryptionEffects,
  ...diskAccessEffects,
  ...restorePointEffects,
  ...copyEffects,
  ...networkEffects,
  ...extensionEffects,
  ...deploymentEffects,
  ...recoveryServicesEffects,
};

/** Does to the world what an operation was for. */
export function succeed<K extends EffectKind>(world: World, effect: EffectOf<K>, now: number): EffectOutcome {
  return handlerOf<K>(effect.kind).succeed(world, effect, now);
}

/** Leaves the world as an operation leaves it that has failed. */
export function fail<K extends EffectKind>(
  world: World,
  effect: EffectOf<K>,
  error: OperationError,
  now: number,
): void {
  handlerOf<K>(effect.kind).fail?.(world, effect, error, now);
}

/** The mapped type cannot follow that a kind and its handler belong together. */
function handlerOf<K extends EffectKind>(kind: EffectKind): EffectHandler<K> {
  return handlers[kind] as unknown as EffectHandler<K>;
}
