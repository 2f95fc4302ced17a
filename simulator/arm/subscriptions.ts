import { grantOf } from "#simulator/arm/authorize.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { subscriptionScope } from "#simulator/arm/resource-id.ts";
import { type EdgeZone, type Region, regions } from "#simulator/fleet/regions.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { Subscription } from "#simulator/world/records.ts";
import { everything } from "#simulator/world/world.ts";

export function listSubscriptions(call: ArmCall): Answer {
  const { world } = call.simulator;
  const visible = world.subscriptions
    .list(everything)
    .filter((subscription) => grantOf(world, call.principal.objectId, subscription.subscriptionId) !== "none");
  return { status: 200, body: { value: visible.map((item) => showSubscription(call, item)), nextLink: "" } };
}

export function getSubscription(call: ArmCall): Answer {
  const found = call.simulator.world.subscriptions.get(subscriptionScope(parameter(call, "subscriptionId")));
  return { status: 200, body: found && showSubscription(call, found) };
}

function showSubscription(call: ArmCall, subscription: Subscription): JsonObject {
  const isNew = call.apiVersion >= "2019-06-01";
  return {
    id: subscription.id,
    authorizationSource: "RoleBased",
    ...(isNew && { managedByTenants: subscription.managedByTenants ?? [] }),
    ...(isNew && subscription.tags && { tags: subscription.tags }),
    subscriptionId: subscription.subscriptionId,
    ...(call.apiVersion >= "2018-06-01" && { tenantId: call.simulator.directory.tenantId }),
    displayName: subscription.displayName,
    state: "Enabled",
    subscriptionPolicies: {
      locationPlacementId: "Public_2014-09-01",
      quotaId: "EnterpriseAgreement_2014-09-01",
      spendingLimit: "Off",
    },
  };
}

/** GET /subscriptions/{s}/locations. What newer versions tell about a region is left out of the answers of older ones. */
export function listLocations(call: ArmCall): Answer {
  const wantsZones = queryOf(call.url, "includeextendedlocations")?.toLowerCase() === "true";
  const ids = subscriptionScope(parameter(call, "subscriptionId"));
  const value = regions.flatMap((region) => [
    showRegion(call, region, ids),
    ...(wantsZones ? (region.edgeZones ?? []).map((zone) => showEdgeZone(region, zone, ids)) : []),
  ]);
  return { status: 200, body: { value } };
}

function showRegion(call: ArmCall, region: Region, subscription: string): JsonObject {
  const idOf = (name: string) => `${subscription}/locations/${name}`;
  const common = { id: idOf(region.name), name: region.name, displayName: region.displayName };
  const { longitude, latitude, physicalLocation, paired } = region;
  if (call.apiVersion < "2019-11-01") return { ...common, longitude, latitude };
  const isNew = call.apiVersion >= "2022-12-01";
  return {
    ...common,
    ...(call.apiVersion >= "2021-01-01" && { type: "Region" }),
    regionalDisplayName: regionalName(region, region.displayName),
    metadata: {
      regionType: "Physical",
      regionCategory: "Recommended",
      ...(isNew && { geography: region.geography }),
      geographyGroup: region.geographyGroup,
      longitude,
      latitude,
      physicalLocation,
      pairedRegion: [{ name: paired, id: idOf(paired) }],
    },
    ...(isNew && {
      availabilityZoneMappings: region.zones.map((zone) => ({
        logicalZone: zone,
        physicalZone: `${region.name}-az${zone}`,
      })),
    }),
  };
}

function showEdgeZone(region: Region, zone: EdgeZone, subscription: string): JsonObject {
  const { name, displayName, longitude, latitude } = zone;
  return {
    id: `${subscription}/locations/${region.name}/edgeZones/${name}`,
    name,
    type: "EdgeZone",
    displayName,
    regionalDisplayName: regionalName(region, displayName),
    metadata: {
      regionType: "Physical",
      regionCategory: "Extended",
      geography: region.geography,
      geographyGroup: region.geographyGroup,
      longitude,
      latitude,
    },
  };
}

function regionalName({ geographyGroup }: Region, displayName: string): string {
  return `(${geographyGroup}) ${displayName}`;
}

export function listTenants(call: ArmCall): Answer {
  const { tenantId, tenantName } = call.simulator.directory;
  const domain = "contoso.example";
  const tenant = {
    id: `/tenants/${tenantId}`,
    tenantId,
    ...(call.apiVersion >= "2018-06-01" && {
      displayName: tenantName,
      country: "Germany",
      countryCode: "DE",
      domains: [domain],
    }),
    ...(call.apiVersion >= "2019-11-01" && { tenantCategory: "Home" }),
    ...(call.apiVersion >= "2020-01-01" && { defaultDomain: domain, tenantType: "AAD" }),
  };
  return { status: 200, body: { value: [tenant], nextLink: "" } };
}
