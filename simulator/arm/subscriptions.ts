import { grantOf } from "#simulator/arm/authorize.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { subscriptionScope } from "#simulator/arm/resource-id.ts";
import { regions } from "#simulator/fleet/regions.ts";
import type { Answer } from "#simulator/http/exchange.ts";
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

function showSubscription(call: ArmCall, subscription: Subscription): unknown {
  return {
    id: subscription.id,
    authorizationSource: "RoleBased",
    managedByTenants: [],
    ...(subscription.tags && { tags: subscription.tags }),
    subscriptionId: subscription.subscriptionId,
    tenantId: call.simulator.directory.tenantId,
    displayName: subscription.displayName,
    state: "Enabled",
    subscriptionPolicies: {
      locationPlacementId: "Public_2014-09-01",
      quotaId: "EnterpriseAgreement_2014-09-01",
      spendingLimit: "Off",
    },
  };
}

export function listLocations(call: ArmCall): Answer {
  const subscriptionId = parameter(call, "subscriptionId");
  const idOf = (name: string) => `/subscriptions/${subscriptionId}/locations/${name}`;
  const value = regions.map((region) => ({
    id: idOf(region.name),
    name: region.name,
    type: "Region",
    displayName: region.displayName,
    regionalDisplayName: `(${region.geography}) ${region.displayName}`,
    metadata: {
      regionType: "Physical",
      regionCategory: "Recommended",
      geography: region.geography,
      geographyGroup: region.geographyGroup,
      longitude: region.longitude,
      latitude: region.latitude,
      physicalLocation: region.physicalLocation,
      pairedRegion: [{ name: region.paired, id: idOf(region.paired) }],
    },
    availabilityZoneMappings: region.zones.map((zone) => ({
      logicalZone: zone,
      physicalZone: `${region.name}-az${zone}`,
    })),
  }));
  return { status: 200, body: { value } };
}

export function listTenants(call: ArmCall): Answer {
  const { tenantId, tenantName } = call.simulator.directory;
  const tenant = {
    id: `/tenants/${tenantId}`,
    tenantId,
    displayName: tenantName,
    tenantCategory: "Home",
    countryCode: "DE",
  };
  return { status: 200, body: { value: [tenant], nextLink: "" } };
}
