import {
  armError,
  invalidParameter,
  invalidRequestContent,
  resourceGroupNotFound,
  resourceNotFound,
} from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { locationRefusal } from "#simulator/arm/location-refusal.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import { computeId, normalLocation } from "#simulator/arm/resource-id.ts";
import { diskAccepted, startDiskOperation } from "#simulator/disk/start-disk-operation.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { stableUuid } from "#simulator/random.ts";
import { tagsIn } from "#simulator/resources/tag-rules.ts";
import type { OtherResource } from "#simulator/world/records.ts";

const type = "Microsoft.Compute/diskEncryptionSets";
const encryptionTypes = [
  "EncryptionAtRestWithCustomerKey",
  "EncryptionAtRestWithPlatformAndCustomerKeys",
  "ConfidentialVmEncryptedWithCustomerKey",
];

/** PUT: 202. As recorded, the answer has what was sent, and neither id nor name. */
export function putSet(call: ArmCall): Answer {
  const { content } = call;
  if (!isObject(content)) return notAnObject();
  if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
  const id = idOf(call);
  const previous = call.simulator.world.others.get(id);
  const refusal =
    locationRefusal(call, { id, content, previous }) ?? lockRefusal(call, id, "write") ?? keyRefusal(content);
  if (refusal) return refusal;
  const encryptionType = readType(content, previous);
  if (typeof encryptionType !== "string") return encryptionType;
  const location = normalLocation(String(content["location"] ?? previous?.location));
  const sent = isObject(content["properties"]) ? content["properties"] : {};
  return store(call, content, {
    id,
    name: previous?.name ?? parameter(call, "name"),
    type,
    location,
    ...tagsIn(content),
    ...identityOf(call, content, previous),
    properties: { ...sent, encryptionType },
  });
}

/** PATCH: tags, the key, its rotation and the identity. */
export function patchSet(call: ArmCall): Answer {
  const { content } = call;
  if (!isObject(content)) return notAnObject();
  const id = idOf(call);
  const previous = call.simulator.world.others.get(id);
  if (previous === undefined) return resourceNotFound(parameter(call, "group"), `${type}/${parameter(call, "name")}`);
  const refusal = lockRefusal(call, id, "write");
  if (refusal) return refusal;
  const encryptionType = readType(content, previous);
  if (typeof encryptionType !== "string") return encryptionType;
  const sent = isObject(content["properties"]) ? content["properties"] : {};
  const changed = {
    ...previous,
    ...tagsIn(content),
    ...identityOf(call, content, previous),
    properties: { ...previous.properties, ...sent, encryptionType },
  };
  return store(call, changed as unknown as JsonObject, changed);
}

export function deleteSet(call: ArmCall): Answer {
  const set = call.simulator.world.others.get(idOf(call));
  if (set === undefined) return { status: 204 };
  const refusal = lockRefusal(call, set.id, "delete");
  if (refusal) return refusal;
  const effect = { kind: "deleteDiskEncryptionSet", id: set.id } as const;
  return diskAccepted(call, startDiskOperation(call, { id: set.id, location: set.location ?? "", effect }));
}

/** Keeps the set and begins the operation; `answer` is what the client sees of it at once. */
function store(call: ArmCall, answer: JsonObject, set: OtherResource): Answer {
  const effect = { kind: "finishDiskEncryptionSet", id: set.id } as const;
  const operation = startDiskOperation(call, { id: set.id, location: set.location ?? "", effect });
  call.simulator.world.others.put(updating(set));
  return diskAccepted(call, operation, updating(answer));
}

function updating<T extends JsonObject | OtherResource>(set: T): T {
  const properties = isObject(set["properties"]) ? set["properties"] : {};
  return { ...set, properties: { ...properties, provisioningState: "Updating" } };
}

function keyRefusal(content: JsonObject): Answer | undefined {
  if (typeof valueAt(content, ["properties", "activeKey", "keyUrl"]) === "string") return undefined;
  return invalidParameter(
    "diskEncryptionSet.properties.activeKey",
    "Required parameter 'diskEncryptionSet.properties.activeKey' is missing (null).",
  );
}

/** The type in Azure's letter case. It is fixed once the set exists. */
function readType(content: JsonObject, previous: OtherResource | undefined): string | Answer {
  const sent = valueAt(content, ["properties", "encryptionType"]);
  const before = previous?.properties["encryptionType"];
  if (sent === undefined) return typeof before === "string" ? before : "EncryptionAtRestWithCustomerKey";
  const known = encryptionTypes.find((candidate) => candidate.toLowerCase() === String(sent).toLowerCase());
  if (known === undefined) {
    return invalidParameter(
      "encryptionType",
      `The value of parameter 'encryptionType' is not allowed. Allowed values are: ${encryptionTypes.join(", ")}.`,
    );
  }
  if (before === undefined || before === known) return known;
  return armError(409, "PropertyChangeNotAllowed", "Changing property 'encryptionType' is not allowed.", {
    target: "encryptionType",
  });
}

/** A system-assigned identity gets its principal when it is made. */
function identityOf(
  call: ArmCall,
  content: JsonObject,
  previous: OtherResource | undefined,
): { identity?: JsonObject } {
  const { identity } = content;
  if (!isObject(identity)) return previous?.identity ? { identity: previous.identity } : {};
  if (!/SystemAssigned/i.test(String(identity["type"]))) return { identity };
  const { tenantId } = call.simulator.directory;
  return { identity: { ...identity, principalId: stableUuid(`principal/${idOf(call).toLowerCase()}`), tenantId } };
}

function idOf(call: ArmCall): string {
  return computeId(
    parameter(call, "subscriptionId"),
    parameter(call, "group"),
    "diskEncryptionSets",
    parameter(call, "name"),
  );
}

function notAnObject(): Answer {
  return invalidRequestContent("A disk encryption set is a JSON object.");
}
