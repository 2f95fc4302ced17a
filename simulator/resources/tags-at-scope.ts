import { invalidRequestContent } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { entryOf, isObject } from "#simulator/json.ts";
import { scopeNotFound } from "#simulator/resources/scope-not-found.ts";
import { mergeTags, readTags, removeTags, type Tags, tagRefusal } from "#simulator/resources/tag-rules.ts";
import { findTagged } from "#simulator/resources/world-resources.ts";

/** `/{scope}/providers/Microsoft.Resources/tags/default`: the tags of a subscription, a group or any resource. */
export function getTags(call: ArmCall): Answer {
  const tagged = findTagged(call.simulator.world, parameter(call, "scope"));
  return tagged ? shown(tagged.id, tagged.tags) : scopeNotFound(parameter(call, "scope"));
}

export function putTags(call: ArmCall): Answer {
  return change(call, (_, tags) => tags);
}

const operations: Record<string, (old: Tags, tags: Tags) => Tags> = {
  replace: (_, tags) => tags,
  merge: mergeTags,
  delete: removeTags,
};

export function patchTags(call: ArmCall): Answer {
  const name = isObject(call.content) ? call.content["operation"] : undefined;
  const operation = typeof name === "string" ? entryOf(operations, name.toLowerCase()) : undefined;
  if (operation === undefined)
    return invalidRequestContent(`The operation must be 'Replace', 'Merge' or 'Delete', not '${String(name)}'`);
  return change(call, operation);
}

export function deleteTags(call: ArmCall): Answer {
  const tagged = findTagged(call.simulator.world, parameter(call, "scope"));
  if (tagged === undefined) return scopeNotFound(parameter(call, "scope"));
  const refusal = lockRefusal(call, tagged.id, "write");
  if (refusal) return refusal;
  tagged.put({});
  return { status: 200 };
}

function change(call: ArmCall, combine: (old: Tags, tags: Tags) => Tags): Answer {
  const tagged = findTagged(call.simulator.world, parameter(call, "scope"));
  if (tagged === undefined) return scopeNotFound(parameter(call, "scope"));
  const properties = isObject(call.content) ? call.content["properties"] : undefined;
  if (!isObject(properties)) return invalidRequestContent("The request needs 'properties' with 'tags'");
  const wanted = readTags(properties["tags"] ?? {});
  if ("refusal" in wanted) return wanted.refusal;
  const tags = combine(tagged.tags, wanted.tags);
  const refusal = tagRefusal(tags) ?? lockRefusal(call, tagged.id, "write");
  if (refusal) return refusal;
  tagged.put(tags);
  return shown(tagged.id, tags);
}

function shown(scope: string, tags: Tags): Answer {
  const id = `${scope}/providers/Microsoft.Resources/tags/default`;
  return { status: 200, body: { id, name: "default", type: "Microsoft.Resources/tags", properties: { tags } } };
}
