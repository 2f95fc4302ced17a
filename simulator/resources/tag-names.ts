import { armError } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { JsonObject } from "#simulator/json.ts";
import { tagRefusal } from "#simulator/resources/tag-rules.ts";
import { findTagged, resourceKeys } from "#simulator/resources/world-resources.ts";
import type { TagName } from "#simulator/world/tenant-records.ts";

/** How often each value of each tag is in use, by the names as first met. */
type Usage = Map<string, { name: string; values: Map<string, number> }>;

/** GET /subscriptions/{s}/tagNames: names set aside, and names in use on the groups and resources. */
export function listTagNames(call: ArmCall): Answer {
  const subscriptionId = parameter(call, "subscriptionId");
  const usage = usageIn(call);
  for (const { name, values } of call.simulator.world.tagNames.list(subscriptionScope(subscriptionId))) {
    const known = entryOf(usage, name);
    for (const value of values) known.set(value, known.get(value) ?? 0);
  }
  const value = [...usage.values()].map(({ name, values }) => showName(call, name, values));
  return { status: 200, body: { value } };
}

export function putTagName(call: ArmCall): Answer {
  const name = parameter(call, "tagName");
  const refusal = tagRefusal({ [name]: "" });
  if (refusal) return refusal;
  const { tagNames } = call.simulator.world;
  const known = tagNames.get(idOf(call, name));
  const record = known ?? tagNames.put({ id: idOf(call, name), name, values: [] });
  const values = valuesOf(usageIn(call), record);
  return { status: known ? 200 : 201, body: showName(call, record.name, values) };
}

export function deleteTagName(call: ArmCall): Answer {
  const { tagNames } = call.simulator.world;
  const name = parameter(call, "tagName");
  const known = tagNames.get(idOf(call, name));
  if (known === undefined) return { status: 204 };
  const inUse = [...valuesOf(usageIn(call), known).values()].some((count) => count > 0);
  if (inUse) return stillUsed(`The tag '${name}' cannot be deleted`);
  if (known.values.length > 0) {
    const message = `The tag '${name}' cannot be deleted because it has values: delete them first.`;
    return armError(409, "TagHasValues", message);
  }
  tagNames.delete(known.id);
  return { status: 200 };
}

export function putTagValue(call: ArmCall): Answer {
  const name = parameter(call, "tagName");
  const value = parameter(call, "tagValue");
  const { tagNames } = call.simulator.world;
  const known = tagNames.get(idOf(call, name));
  if (known === undefined) return armError(404, "TagNotFound", `The tag '${name}' could not be found.`);
  const refusal = tagRefusal({ [name]: value });
  if (refusal) return refusal;
  const isNew = !known.values.includes(value);
  if (isNew) tagNames.put({ ...known, values: [...known.values, value] });
  const count = valuesOf(usageIn(call), known).get(value) ?? 0;
  return { status: isNew ? 201 : 200, body: showValue(call, known.name, value, count) };
}

export function deleteTagValue(call: ArmCall): Answer {
  const name = parameter(call, "tagName");
  const value = parameter(call, "tagValue");
  const { tagNames } = call.simulator.world;
  const known = tagNames.get(idOf(call, name));
  if (known === undefined || !known.values.includes(value)) return { status: 204 };
  const count = valuesOf(usageIn(call), known).get(value) ?? 0;
  if (count > 0) return stillUsed(`The value '${value}' of the tag '${name}' cannot be deleted`);
  tagNames.put({ ...known, values: known.values.filter((other) => other !== value) });
  return { status: 200 };
}

function stillUsed(what: string): Answer {
  return armError(409, "TagInUse", `${what} because resources have it: remove it from them first.`);
}

function usageIn(call: ArmCall): Usage {
  const { world } = call.simulator;
  const scope = subscriptionScope(parameter(call, "subscriptionId"));
  const usage: Usage = new Map();
  for (const key of [...world.resourceGroups.keys(scope), ...resourceKeys(world, scope)]) {
    for (const [name, value] of Object.entries(findTagged(world, key)?.tags ?? {})) {
      const values = entryOf(usage, name);
      values.set(value, (values.get(value) ?? 0) + 1);
    }
  }
  return usage;
}

function entryOf(usage: Usage, name: string): Map<string, number> {
  const key = name.toLowerCase();
  const entry = usage.get(key) ?? { name, values: new Map<string, number>() };
  usage.set(key, entry);
  return entry.values;
}

function valuesOf(usage: Usage, { name, values }: TagName): Map<string, number> {
  const used = new Map(usage.get(name.toLowerCase())?.values);
  for (const value of values) used.set(value, used.get(value) ?? 0);
  return used;
}

function idOf(call: ArmCall, name: string): string {
  return `${subscriptionScope(parameter(call, "subscriptionId"))}/tagNames/${name}`;
}

function showName(call: ArmCall, name: string, values: ReadonlyMap<string, number>): JsonObject {
  const total = [...values.values()].reduce((sum, count) => sum + count, 0);
  return {
    id: idOf(call, name),
    tagName: name,
    count: { type: "Total", value: total },
    values: [...values].map(([value, count]) => showValue(call, name, value, count)),
  };
}

function showValue(call: ArmCall, name: string, value: string, count: number): JsonObject {
  return { id: `${idOf(call, name)}/tagValues/${value}`, tagValue: value, count: { type: "Total", value: count } };
}
