import { invalidParameter } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { sameLocation } from "#simulator/arm/resource-id.ts";
import { capabilitiesOf, restrictedSizes, sizes, type VmSize } from "#simulator/compute/size-catalog.ts";
import { type Region, regions } from "#simulator/fleet/regions.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";

/** GET .../skus: VM sizes and disk SKUs per region. A filter on the location is the only one there is. */
export function listSkus(call: ArmCall): Answer {
  const filter = queryOf(call.url, "$filter");
  const location = filter === undefined ? undefined : /^location\s+eq\s+'([^']+)'$/i.exec(filter.trim())?.[1];
  if (filter !== undefined && location === undefined) {
    return invalidParameter("$filter", "Only a filter on the location is supported, such as location eq 'westeurope'.");
  }
  const wanted = regions.filter((region) => location === undefined || sameLocation(region.name, location));
  const subscriptionId = parameter(call, "subscriptionId");
  const value = wanted.flatMap((region) => [
    ...sizes
      .filter((size) => !size.missingIn?.includes(region.name))
      .map((size) => sizeSku(size, region, subscriptionId)),
    ...diskSkus.map((sku) => diskSku(sku, region)),
  ]);
  return { status: 200, body: { value } };
}

function sizeSku(size: VmSize, region: Region, subscriptionId: string): unknown {
  const [, tier, rest] = /^(Standard|Basic)_(.+)$/.exec(size.name) ?? [];
  const isRestricted = restrictedSizes.includes(size.name);
  return {
    resourceType: "virtualMachines",
    name: size.name,
    tier,
    size: rest,
    family: size.family,
    locations: [region.name],
    locationInfo: [
      {
        location: region.name,
        zones: region.zones,
        zoneDetails:
          size.hasUltra && region.zones.length > 0
            ? [{ name: region.zones, capabilities: [{ name: "UltraSSDAvailable", value: "True" }] }]
            : [],
      },
    ],
    capabilities: capabilitiesOf(size),
    restrictions: isRestricted
      ? [
          {
            type: "Location",
            values: [region.name],
            restrictionInfo: { locations: [region.name] },
            reasonCode: "NotAvailableForSubscription",
            subscriptionId,
          },
        ]
      : [],
  };
}

const diskSkus = [
  { name: "Premium_LRS", tier: "Premium", size: "P30", maxSizeGiB: 32767 },
  { name: "PremiumV2_LRS", tier: "Premium", size: "V2", maxSizeGiB: 65536 },
  { name: "StandardSSD_LRS", tier: "Standard", size: "E30", maxSizeGiB: 32767 },
  { name: "Standard_LRS", tier: "Standard", size: "S30", maxSizeGiB: 32767 },
  { name: "UltraSSD_LRS", tier: "Ultra", size: "U", maxSizeGiB: 65536 },
];

function diskSku(sku: (typeof diskSkus)[number], region: Region): unknown {
  return {
    resourceType: "disks",
    name: sku.name,
    tier: sku.tier,
    size: sku.size,
    locations: [region.name],
    locationInfo: [{ location: region.name, zones: region.zones, zoneDetails: [] }],
    capabilities: [{ name: "MaxSizeGiB", value: String(sku.maxSizeGiB) }],
    restrictions: [],
  };
}
