import { armError, invalidRequestContent } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { DiskKind } from "#simulator/disk/disk-kind.ts";
import {
  objects,
  skuNames,
  switches,
  wholeNumbers,
  words,
  writable,
  writableCreationData,
} from "#simulator/disk/disk-vocabulary.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";

/** What a PUT or PATCH asks for, in Azure's spelling and without what only Azure sets. */
export type DiskRequest = {
  location?: string;
  tags?: Record<string, string>;
  sku?: string;
  zones?: string[];
  extendedLocation?: JsonObject;
  properties: JsonObject;
};

export function readDiskRequest(call: ArmCall, kind: DiskKind): DiskRequest | Answer {
  const { content } = call;
  if (!isObject(content)) return invalidRequestContent("The request content must be a JSON object.");
  const properties = readProperties(valueAt(content, ["properties"]) ?? {}, kind);
  if (typeof properties === "string") return invalidRequestContent(properties);
  const sku = valueAt(content, ["sku", "name"]);
  const skuName = skuNames[kind].find((name) => name.toLowerCase() === String(sku).toLowerCase());
  if (sku !== undefined && skuName === undefined) return unknownSku(kind, String(sku));
  const [location, tags, zones, extendedLocation] = ["location", "tags", "zones", "extendedLocation"].map((name) =>
    valueAt(content, [name]),
  );
  if (location !== undefined && (typeof location !== "string" || location === ""))
    return invalidRequestContent("The property 'location' must be the name of a region.");
  if (tags !== undefined && !isTextMap(tags))
    return invalidRequestContent("The property 'tags' must be an object whose values are texts.");
  if (zones !== undefined && !isTextList(zones))
    return invalidRequestContent("The property 'zones' must be a list of texts such as '1'.");
  return {
    ...(location !== undefined && { location }),
    ...(tags !== undefined && { tags }),
    ...(skuName !== undefined && { sku: skuName }),
    ...(zones !== undefined && zones.length > 0 && { zones }),
    ...(isObject(extendedLocation) && { extendedLocation }),
    properties,
  };
}

function unknownSku(kind: DiskKind, sku: string): Answer {
  const message = `The value '${sku}' of parameter 'sku.name' is not allowed. Allowed values are: ${skuNames[kind].join(", ")}.`;
  return armError(400, "InvalidParameter", message, { target: "sku.name" });
}

/** The properties, or a sentence that says what is wrong with them. */
function readProperties(sent: unknown, kind: DiskKind): JsonObject | string {
  if (!isObject(sent)) return "The property 'properties' must be an object.";
  const properties = known(structuredClone(sent), writable[kind]);
  for (const name of objects) {
    const part = properties[name];
    if (part === undefined) continue;
    if (!isObject(part)) return `The property '${name}' must be an object.`;
    if (name === "creationData") properties[name] = known(part, writableCreationData);
  }
  return wrongWord(properties) ?? wrongType(properties) ?? properties;
}

/** The properties with these names, which are read without regard to case, as Azure reads them. */
function known(object: JsonObject, names: readonly string[]): JsonObject {
  const found = Object.entries(object).flatMap(([key, value]) => {
    const name = names.find((candidate) => candidate.toLowerCase() === key.toLowerCase());
    return name === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

function wrongWord(properties: JsonObject): string | undefined {
  for (const { path, values } of words) {
    const found = placeOf(properties, path);
    if (found === undefined) continue;
    const word = values.find((value) => value.toLowerCase() === String(found.holder[found.name]).toLowerCase());
    if (word === undefined) {
      const sent = JSON.stringify(found.holder[found.name]);
      return `Error converting value ${sent}. Path 'properties.${path.join(".")}'. Allowed values are: ${values.join(", ")}.`;
    }
    found.holder[found.name] = word;
  }
  return undefined;
}

function wrongType(properties: JsonObject): string | undefined {
  for (const path of wholeNumbers) {
    const value = valueAt(properties, path);
    if (value !== undefined && !(Number.isInteger(value) && Number(value) >= 0))
      return `Error converting value ${JSON.stringify(value)} to a whole number. Path 'properties.${path.join(".")}'.`;
  }
  for (const path of switches) {
    const value = valueAt(properties, path);
    if (value !== undefined && typeof value !== "boolean")
      return `Error converting value ${JSON.stringify(value)} to true or false. Path 'properties.${path.join(".")}'.`;
  }
  return undefined;
}

/** The object and the name in it at which a path ends, if there is a value. */
function placeOf(root: JsonObject, path: readonly string[]): { holder: JsonObject; name: string } | undefined {
  const name = path[path.length - 1] ?? "";
  const holder = path.length === 1 ? root : root[path[0] ?? ""];
  return isObject(holder) && holder[name] !== undefined ? { holder, name } : undefined;
}

function isTextMap(value: unknown): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((item) => typeof item === "string");
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
