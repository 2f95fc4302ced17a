import { at, isObject } from "./json-shape.ts";
import { resourcePath } from "./resource-path.ts";

/** An address configuration that a body shows, with the address or subnet which it uses. */
type Use = { interfaceId: string; configuration: string; usedId: string };

const pattern = /^(.+\/Microsoft\.Network\/networkInterfaces\/[^/]+)\/ipConfigurations\/([^/]+)$/i;

/** Network interfaces that public addresses and subnets of a body say they are used by, as far as can be told of them. */
export function interfacesUsing(body: unknown): { id: string; hint: unknown }[] {
  return usesIn(body, "").map(({ interfaceId, configuration, usedId }) => {
    const part = resourcePath(usedId)?.type.endsWith("/publicIPAddresses") ? "publicIPAddress" : "subnet";
    const properties = { provisioningState: "Succeeded", privateIPAllocationMethod: "Dynamic", [part]: { id: usedId } };
    const ipConfigurations = [{ name: configuration, properties }];
    return {
      id: interfaceId,
      hint: { etag: 'W/"1"', properties: { provisioningState: "Succeeded", ipConfigurations } },
    };
  });
}

function usesIn(value: unknown, owner: string): Use[] {
  if (Array.isArray(value)) return value.flatMap((item) => usesIn(item, owner));
  if (!isObject(value)) return [];
  const own = typeof value["id"] === "string" ? value["id"] : owner;
  return Object.entries(value).flatMap(([key, item]) =>
    /^ipConfigurations?$/.test(key) ? [item].flat().flatMap((one) => useBy(at(one, "id"), own)) : usesIn(item, own),
  );
}

function useBy(id: unknown, usedId: string): Use[] {
  const [, interfaceId, configuration] = pattern.exec(String(id)) ?? [];
  return interfaceId === undefined || configuration === undefined || usedId.startsWith(interfaceId)
    ? []
    : [{ interfaceId, configuration, usedId }];
}
