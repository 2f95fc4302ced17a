import { armError, invalidRequestContent } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { groupScope, subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import { scopeNotFound } from "#simulator/resources/scope-not-found.ts";
import { findScope } from "#simulator/resources/world-resources.ts";
import type { Lock } from "#simulator/world/records.ts";

export const lockType = "Microsoft.Authorization/locks";
const maximumNotes = 512;

/** Locks at a scope, above it and below it; with `$filter=atScope()` only those at it and above. */
export function listLocks(call: ArmCall): Answer {
  return atScope(call, (scope) => {
    const filter = call.url.searchParams.get("$filter") ?? "";
    const inside = `${scope.toLowerCase()}/`;
    const inSubscription = call.simulator.world.locks.list(subscriptionScope(parameter(call, "subscriptionId")));
    const isAbove = (lock: Lock) => inside.startsWith(`${lock.scope.toLowerCase()}/`);
    const isBelow = (lock: Lock) => lock.scope.toLowerCase().startsWith(inside);
    const locks = inSubscription.filter((lock) => isAbove(lock) || (filter !== "atScope()" && isBelow(lock)));
    return { status: 200, body: { value: locks.map(showLock) } };
  });
}

export function getLock(call: ArmCall): Answer {
  return atScope(call, (scope) => {
    const lock = call.simulator.world.locks.get(lockId(call, scope));
    return lock ? { status: 200, body: showLock(lock) } : lockNotFound(call);
  });
}

export function putLock(call: ArmCall): Answer {
  return atScope(call, (scope) => {
    const read = readLock(call);
    if ("refusal" in read) return read.refusal;
    const { locks } = call.simulator.world;
    const id = lockId(call, scope);
    const previous = locks.get(id);
    const lock = locks.put({ id, name: previous?.name ?? parameter(call, "lockName"), scope, ...read });
    return { status: previous ? 200 : 201, body: showLock(lock) };
  });
}

export function deleteLock(call: ArmCall): Answer {
  return atScope(call, (scope) => {
    const { locks } = call.simulator.world;
    if (locks.get(lockId(call, scope)) === undefined) return { status: 204 };
    locks.delete(lockId(call, scope));
    return { status: 200 };
  });
}

function readLock(call: ArmCall): Pick<Lock, "level" | "notes" | "owners"> | { refusal: Answer } {
  const content = isObject(call.content) ? call.content : {};
  const properties = isObject(content["properties"]) ? content["properties"] : {};
  const { level, notes, owners } = properties;
  const known = (["CanNotDelete", "ReadOnly"] as const).find(
    (name) => typeof level === "string" && name.toLowerCase() === level.toLowerCase(),
  );
  const refuse = (message: string) => ({ refusal: invalidRequestContent(message) });
  if (known === undefined) return refuse("The level of a lock must be 'CanNotDelete' or 'ReadOnly'");
  if (notes !== undefined && (typeof notes !== "string" || notes.length > maximumNotes))
    return refuse(`The notes of a lock must be a text of at most ${maximumNotes} characters`);
  if (owners !== undefined && !(Array.isArray(owners) && owners.every(isObject)))
    return refuse("The owners of a lock must be a list of objects");
  return {
    level: known,
    ...(notes !== undefined && { notes }),
    ...(owners !== undefined && { owners: owners as JsonObject[] }),
  };
}

/** The subscription, group or resource that the path names. */
function atScope(call: ArmCall, answer: (scope: string) => Answer): Answer {
  const subscriptionId = parameter(call, "subscriptionId");
  const { group, scope } = call.parameters;
  const wanted = scope ?? (group === undefined ? subscriptionScope(subscriptionId) : groupScope(subscriptionId, group));
  const found = findScope(call.simulator.world, wanted);
  return found === undefined ? scopeNotFound(wanted) : answer(found);
}

function lockId(call: ArmCall, scope: string): string {
  return `${scope}/providers/${lockType}/${parameter(call, "lockName")}`;
}

function lockNotFound(call: ArmCall): Answer {
  return armError(404, "LockNotFound", `The lock '${parameter(call, "lockName")}' could not be found.`);
}

function showLock({ id, name, level, notes, owners }: Lock): JsonObject {
  const properties = { level, ...(notes !== undefined && { notes }), ...(owners && { owners }) };
  return { id, name, type: lockType, properties };
}
