import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { Lock } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** Locks at a scope and at the scopes above it. */
export function locksOver(world: World, scope: string): Lock[] {
  const parts = scope.split("/");
  if (world.locks.count(parts.slice(0, 3).join("/")) === 0) return [];
  const scopes = parts.map((_, index) => parts.slice(0, index + 1).join("/")).filter((part) => part !== "");
  return scopes.flatMap((part) =>
    world.locks.list(part).filter((lock) => lock.scope.toLowerCase() === part.toLowerCase()),
  );
}

/** A group cannot be deleted, either, while something inside it is locked. */
function locksInside(world: World, scope: string): Lock[] {
  const prefix = `${scope.toLowerCase()}/`;
  const subscription = scope.split("/").slice(0, 3).join("/");
  return world.locks.list(subscription).filter((lock) => lock.scope.toLowerCase().startsWith(prefix));
}

/** The 409 with which a lock stops a change, or nothing. `ReadOnly` stops every change, `CanNotDelete` deletions. */
export function lockRefusal(call: ArmCall, scope: string, change: "write" | "delete"): Answer | undefined {
  const { world } = call.simulator;
  const inside = change === "delete" ? locksInside(world, scope) : [];
  const locks = [...locksOver(world, scope), ...inside].filter(
    (lock) => change === "delete" || lock.level === "ReadOnly",
  );
  if (locks.length === 0) return undefined;
  const scopes = [...new Set(locks.map((lock) => lock.scope))].join(",");
  return armError(
    409,
    "ScopeLocked",
    `The scope '${scope}' cannot perform ${change} operation because following scope(s) are locked: '${scopes}'. Please remove the lock and try again.`,
  );
}
