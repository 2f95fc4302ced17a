import type { ArmCall } from "#simulator/arm/call.ts";
import { isProvisioned, tierOfSku } from "#simulator/disk/disk-performance.ts";
import type { DiskRequest } from "#simulator/disk/read-disk-request.ts";
import { knownTo } from "#simulator/disk/show-disk.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { Disk } from "#simulator/world/records.ts";

/** Recorded first answers (up to 2024) lack the tier of the SKU; the official examples of this version have it. */
const showsTierSince = "2025-01-02";

/**
 * The body of the first answer to a PUT, as recorded: what was asked for, without anything that Azure works out. What a
 * disk takes over from an image is there already.
 */
export function requestedBody(
  call: ArmCall,
  { name, id, type, location, sku }: Disk,
  request: DiskRequest,
  inherited: JsonObject | undefined = {},
): JsonObject {
  const { diskIOPSReadWrite, diskMBpsReadWrite, ...properties } = request.properties;
  const performance = {
    ...(diskIOPSReadWrite !== undefined && { diskIOPSReadWrite }),
    ...(diskMBpsReadWrite !== undefined && { diskMBpsReadWrite }),
  };
  return {
    name,
    id,
    type,
    location,
    ...(request.tags && { tags: request.tags }),
    ...(request.sku !== undefined && { sku: skuShown(call.apiVersion, request.sku) }),
    ...(request.zones && { zones: request.zones }),
    ...(request.extendedLocation && { extendedLocation: request.extendedLocation }),
    properties: knownTo(call.apiVersion, {
      ...inherited,
      ...properties,
      ...(isProvisioned(request.sku ?? sku.name) && performance),
      provisioningState: "Updating",
    }),
  };
}

function skuShown(apiVersion: string, name: string): JsonObject {
  return apiVersion >= showsTierSince ? { name, tier: tierOfSku(name) } : { name };
}
