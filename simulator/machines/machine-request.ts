import { armError, invalidParameter, invalidRequestContent } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import { respelt } from "#simulator/machines/machine-words.ts";

/** A PUT or PATCH of a machine, in Azure's spelling and with the right types at the top. */
export type MachineRequest = {
  location?: string;
  tags?: Record<string, string>;
  zones?: string[];
  plan?: JsonObject;
  identity?: JsonObject;
  extendedLocation?: JsonObject;
  placement?: JsonObject;
  properties: JsonObject;
};

const objects = ["plan", "identity", "extendedLocation", "placement"] as const;

export function readMachineRequest(call: ArmCall): MachineRequest | Answer {
  if (!isObject(call.content)) return invalidRequestContent("A virtual machine is a JSON object.");
  const content = respelt(call.content);
  if ("unknownWordAt" in content && typeof content.unknownWordAt === "string") {
    const path = content.unknownWordAt.replace(/^properties\.(storageProfile\.)?/, "");
    return invalidParameter(path, `The value of parameter ${path} is invalid.`);
  }
  const body = content as JsonObject;
  const { properties = {}, tags, zones, location } = body;
  if (!isObject(properties)) return wrongType("properties", "an object");
  if (location !== undefined && typeof location !== "string") return wrongType("location", "a text");
  if (tags !== undefined && !isTexts(tags)) return wrongType("tags", "an object of texts");
  if (zones !== undefined && !isTextList(zones)) return wrongType("zones", "a list of texts");
  for (const name of objects)
    if (body[name] !== undefined && !isObject(body[name])) return wrongType(name, "an object");
  const shape = wrongShape(properties);
  if (shape !== undefined)
    return wrongType(`properties.${shape}`, shape.endsWith("s") ? "a list or an object" : "an object");
  return {
    ...(typeof location === "string" && { location }),
    ...(isTexts(tags) && { tags }),
    ...(isTextList(zones) && { zones }),
    ...Object.fromEntries(objects.flatMap((name) => (isObject(body[name]) ? [[name, body[name]]] : []))),
    properties,
  };
}

const listPaths = [
  ["storageProfile", "dataDisks"],
  ["networkProfile", "networkInterfaces"],
  ["networkProfile", "networkInterfaceConfigurations"],
] as const;

/** The first part of the model that has another shape than the handlers rely on. */
function wrongShape(properties: JsonObject): string | undefined {
  for (const name of ["hardwareProfile", "storageProfile", "osProfile", "networkProfile", "securityProfile"]) {
    if (properties[name] !== undefined && !isObject(properties[name])) return name;
  }
  const { storageProfile } = properties;
  if (isObject(storageProfile)) {
    for (const name of ["osDisk", "imageReference"]) {
      if (storageProfile[name] !== undefined && !isObject(storageProfile[name])) return `storageProfile.${name}`;
    }
  }
  for (const [holder, name] of listPaths) {
    const parent = properties[holder];
    const list = isObject(parent) ? parent[name] : undefined;
    if (list !== undefined && !(Array.isArray(list) && list.every(isObject))) return `${holder}.${name}`;
  }
  return undefined;
}

function wrongType(path: string, wanted: string): Answer {
  return invalidRequestContent(`The property '${path}' must be ${wanted}.`);
}

function isTexts(value: unknown): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((item) => typeof item === "string");
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

export function missingParameter(name: string): Answer {
  return invalidParameter(name, `Required parameter '${name}' is missing (null).`);
}

export function notAllowedParameter(name: string): Answer {
  return invalidParameter(name, `Parameter '${name}' is not allowed.`);
}

export function propertyChangeRefusal(name: string): Answer {
  return armError(409, "PropertyChangeNotAllowed", `Changing property '${name}' is not allowed.`, { target: name });
}
