import { invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { sameLocation } from "#simulator/arm/resource-id.ts";
import { diskSkusIn } from "#simulator/compute/disk-skus.ts";
import { capabilitiesOf } from "#simulator/compute/sizes/size-capabilities.ts";
import { restrictedSizes, sizesIn, type VmSize } from "#simulator/compute/sizes/size-catalog.ts";
import { type Region, regions } from "#simulator/fleet/regions.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";

/** GET .../skus: sizes, disks, snapshots and availability sets per region. Azure, too, filters by location only. */
export function listSkus(call: ArmCall): Answer {
  const filter = queryOf(call.url, "$filter");
  const location = filter === undefined ? undefined : /^location\s+eq\s+'([^']+)'$/i.exec(filter.trim())?.[1];
  if (filter !== undefined && location === undefined) {
    return invalidParameter("$filter", "Only a filter on the location is supported, such as location eq 'westeurope'.");
  }
  const wanted = regions.filter((region) => location === undefined || sameLocation(region.name, location));
  return { status: 200, body: { value: wanted.flatMap(skusIn) } };
}

const known = new Map<string, unknown[]>();

function skusIn(region: Region): unknown[] {
  const skus = known.get(region.name) ?? [
    ...["Classic", "Aligned"].map((name) => setSku(name, region)),
    ...diskSkusIn(region),
    ...sizesIn(region.name).map((size) => sizeSku(size, region)),
  ];
  known.set(region.name, skus);
  return skus;
}

function setSku(name: string, { name: location, zones }: Region): unknown {
  return {
    resourceType: "availabilitySets",
    name,
    locations: [location],
    locationInfo: [{ location, zones, zoneDetails: [] }],
    capabilities: [{ name: "MaximumPlatformFaultDomainCount", value: "3" }],
    restrictions: [],
  };
}

function sizeSku(size: VmSize, region: Region): unknown {
  const isRestricted = restrictedSizes.includes(size.name);
  const zoneDetails = [{ name: region.zones, capabilities: [{ name: "UltraSSDAvailable", value: "True" }] }];
  return {
    resourceType: "virtualMachines",
    name: size.name,
    tier: size.tier,
    size: size.shortName,
    family: size.family,
    locations: [region.name],
    locationInfo: [
      {
        location: region.name,
        zones: region.zones,
        zoneDetails: size.hasUltra && region.zones.length > 0 ? zoneDetails : [],
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
          },
        ]
      : [],
  };
}
