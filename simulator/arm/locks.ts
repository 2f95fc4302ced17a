import { invalidRequestContent } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { groupScope, subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject } from "#simulator/json.ts";
import type { Lock } from "#simulator/world/records.ts";

const lockType = "Microsoft.Authorization/locks";

/** Locks at the subscription or group and below; with `$filter=atScope()` only those at it and above. */
export function listLocks(call: ArmCall): Answer {
  const scope = scopeOf(call);
  const { world } = call.simulator;
  const filter = call.url.searchParams.get("$filter") ?? "";
  const prefix = `${scope.toLowerCase()}/`;
  const inSubscription = world.locks.list(subscriptionScope(parameter(call, "subscriptionId")));
  const isAbove = (lock: Lock) => `${scope.toLowerCase()}/`.startsWith(`${lock.scope.toLowerCase()}/`);
  const isBelow = (lock: Lock) => lock.scope.toLowerCase().startsWith(prefix);
  const locks = inSubscription.filter((lock) => isAbove(lock) || (filter !== "atScope()" && isBelow(lock)));
  return { status: 200, body: { value: locks.map(showLock) } };
}

export function getLock(call: ArmCall): Answer {
  const lock = call.simulator.world.locks.get(lockId(call));
  return lock ? { status: 200, body: showLock(lock) } : lockNotFound(call);
}

export function putLock(call: ArmCall): Answer {
  const properties = isObject(call.content) && isObject(call.content["properties"]) ? call.content["properties"] : {};
  const level = properties["level"];
  if (level !== "CanNotDelete" && level !== "ReadOnly") {
    return invalidRequestContent("The level of a lock must be 'CanNotDelete' or 'ReadOnly'.");
  }
  const { locks } = call.simulator.world;
  const isNew = locks.get(lockId(call)) === undefined;
  const notes = properties["notes"];
  const lock = locks.put({
    id: lockId(call),
    name: parameter(call, "lockName"),
    scope: scopeOf(call),
    level,
    ...(typeof notes === "string" && { notes }),
  });
  return { status: isNew ? 201 : 200, body: showLock(lock) };
}

export function deleteLock(call: ArmCall): Answer {
  const { locks } = call.simulator.world;
  if (locks.get(lockId(call)) === undefined) return { status: 204 };
  locks.delete(lockId(call));
  return { status: 200 };
}

function scopeOf(call: ArmCall): string {
  const subscriptionId = parameter(call, "subscriptionId");
  const group = call.parameters["group"];
  return group === undefined ? subscriptionScope(subscriptionId) : groupScope(subscriptionId, group);
}

function lockId(call: ArmCall): string {
  return `${scopeOf(call)}/providers/${lockType}/${parameter(call, "lockName")}`;
}

function lockNotFound(call: ArmCall): Answer {
  const name = parameter(call, "lockName");
  return { status: 404, body: { error: { code: "LockNotFound", message: `The lock '${name}' could not be found.` } } };
}

function showLock(lock: Lock): unknown {
  const { id, name, level, notes } = lock;
  return { id, name, type: lockType, properties: { level, ...(notes !== undefined && { notes }) } };
}
