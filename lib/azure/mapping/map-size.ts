import type { ResourceSku } from "@azure/arm-compute";
import type { SizeFacts } from "#lib/domain/vm/vm-facts.ts";
import { regionName } from "./names.ts";

/** One VM size of a region's SKU list; null for the rows of other resource types. */
export function mapSize(sku: ResourceSku, location: string): SizeFacts | null {
  if (sku.resourceType?.toLowerCase() !== "virtualmachines" || !sku.name) return null;
  const capabilities = (sku.capabilities ?? []).flatMap(({ name, value }): [string, string][] =>
    name === undefined || value === undefined ? [] : [[name, value]],
  );
  return {
    name: sku.name,
    location: regionName(location),
    capabilities: Object.fromEntries(capabilities),
    // A restriction to some zones leaves the region usable.
    restricted: (sku.restrictions ?? []).some(({ type }) => type === "Location"),
  };
}
