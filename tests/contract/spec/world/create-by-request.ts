import type { TokenCredential } from "@azure/core-auth";
import { rawArm } from "#tests/support/azure-clients.ts";
import type { StartedSimulator } from "#tests/support/start-simulator.ts";
import { supportedOperation } from "../supported-operations.ts";
import type { SwaggerEntry } from "../swagger-operations.ts";
import { locationOf } from "./base-records.ts";
import { isObject, type JsonObject } from "./json-shape.ts";
import { idsIn, type ResourcePath } from "./resource-path.ts";
import { placeOf, type SpecWorld } from "./spec-world.ts";
import { writableBody } from "./writable-body.ts";

/** The least that each type of resource needs; other types need a location only. */
const leastProperties: Record<string, (path: ResourcePath) => JsonObject> = {
  "microsoft.compute/diskencryptionsets": () => ({
    activeKey: { keyUrl: "https://vault.vault.azure.net/keys/key/00000000000000000000000000000000" },
  }),
  "microsoft.network/virtualnetworks": () => ({ addressSpace: { addressPrefixes: ["10.0.0.0/8"] } }),
  "microsoft.network/virtualnetworks/subnets": ({ name }) => ({
    addressPrefix: `10.${hashByte(name)}.${hashByte(`${name}+`)}.0/24`,
  }),
  "microsoft.network/networkinterfaces": (path) => ({
    ipConfigurations: [
      { name: "ipconfig1", properties: { subnet: { id: `${sibling(path, "virtualNetworks")}/subnets/default` } } },
    ],
  }),
};

export type Creator = { simulator: StartedSimulator; credential: TokenCredential; swagger: readonly SwaggerEntry[] };

/**
 * Creates a resource with a PUT of the simulator's own, from what a body of Azure's shows without its read-only parts; what
 * the body names is prepared first. False when there is no such operation.
 */
export async function createByRequest(
  { simulator, credential, swagger }: Creator,
  path: ResourcePath,
  hint: unknown,
  ensure: SpecWorld["ensure"],
): Promise<boolean> {
  const supported = supportedOperation("PUT", path.id);
  if (!supported) return false;
  const entry = swagger.findLast(({ method, operationId }) => method === "PUT" && operationId === supported.name);
  if (!entry) return false;
  const url = `${encodeURI(path.id)}?api-version=${entry.version}`;
  if ((await rawArm(simulator, credential, "GET", url)).status === 200) return true;
  const shown = writableBody(entry, isObject(hint) ? hint : {}) as JsonObject;
  const least = leastProperties[path.type.toLowerCase()]?.(path) ?? {};
  const properties = { ...least, ...(isObject(shown["properties"]) && shown["properties"]) };
  const { location, ...content } = shown;
  // A part lies where the whole does.
  const place = path.parentId === null && { location: location ?? locationOf(hint) };
  const body = { ...place, ...content, properties };
  for (const id of idsIn(body))
    if (!id.toLowerCase().startsWith(path.id.toLowerCase())) await ensure(id, placeOf(hint));
  const answer = await rawArm(simulator, credential, "PUT", url, body);
  if (answer.status >= 400) throw new Error(`${path.id} could not be prepared: ${JSON.stringify(answer.body)}`);
  await simulator.control("POST", "/clock/advance", { seconds: 60 });
  return true;
}

function sibling(path: ResourcePath, type: string): string {
  return `${path.id.split("/").slice(0, -2).join("/")}/${type}/vnet-of-${path.name}`;
}

const hashByte = (text: string): number => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 256, 7);
