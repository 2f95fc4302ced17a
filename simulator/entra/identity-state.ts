import type { IdentityState } from "#simulator/world/tenant-records.ts";
import type { World } from "#simulator/world/world.ts";

/** What has happened to an application or a user since the directory was made. */
export function identityStateOf(world: World, objectId: string): IdentityState {
  return world.identities.get(objectId) ?? { id: objectId };
}

export function changeIdentity(world: World, objectId: string, change: Partial<IdentityState>): void {
  world.identities.put({ ...identityStateOf(world, objectId), ...change });
}
