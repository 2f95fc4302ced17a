import { armError } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { findProvider, type Provider, providers, type ResourceType, versionsOf } from "#simulator/arm/providers.ts";
import { subscriptionScope } from "#simulator/arm/resource-id.ts";
import { regions } from "#simulator/fleet/regions.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import type { JsonObject } from "#simulator/json.ts";
import { type RegistrationState, registrationOf } from "#simulator/resources/registration.ts";

/** GET /subscriptions/{s}/providers, and the same for the tenant without registration. */
export function listProviders(call: ArmCall): Answer {
  return { status: 200, body: { value: providers.map((provider) => showProvider(call, provider)) } };
}

export function getProvider(call: ArmCall): Answer {
  return withProvider(call, (provider) => ({ status: 200, body: showProvider(call, provider) }));
}

export function listResourceTypes(call: ArmCall): Answer {
  return withProvider(call, (provider) => ({
    status: 200,
    body: { value: provider.types.map((type) => showType(call, provider, type)) },
  }));
}

/** The applications of Microsoft that act for a provider in a subscription; the simulated ones need none. */
export function listProviderPermissions(call: ArmCall): Answer {
  return withProvider(call, () => ({ status: 200, body: { value: [] } }));
}

export function registerProvider(call: ArmCall): Answer {
  return changeRegistration(call, true);
}

export function unregisterProvider(call: ArmCall): Answer {
  return changeRegistration(call, false);
}

/** Registering takes as long as an operation does; meanwhile the state says so. */
function changeRegistration(call: ArmCall, isRegistered: boolean): Answer {
  return withProvider(call, (provider) => {
    const { world, options, random } = call.simulator;
    const state = stateOf(call, provider);
    const isThere = state === "Registered" || state === "Registering";
    if (provider.needsRegistration && isThere !== isRegistered) {
      const { min, max } = options.operationMs;
      const settledAt = call.now + min + Math.round(random() * (max - min));
      const id = `${parameter(call, "subscriptionId")}|${provider.namespace}`;
      world.registrations.put({ id, isRegistered, settledAt });
    }
    return { status: 200, body: showProvider(call, provider) };
  });
}

function withProvider(call: ArmCall, answer: (provider: Provider) => Answer): Answer {
  const namespace = parameter(call, "namespace");
  const provider = findProvider(namespace);
  return provider
    ? answer(provider)
    : armError(404, "InvalidResourceNamespace", `The resource namespace '${namespace}' is invalid.`);
}

function stateOf(call: ArmCall, provider: Provider): RegistrationState {
  return registrationOf(call.simulator.world, parameter(call, "subscriptionId"), provider, call.now);
}

function showProvider(call: ArmCall, provider: Provider): JsonObject {
  const { namespace, needsRegistration, types } = provider;
  const subscriptionId = call.parameters["subscriptionId"];
  const scope = subscriptionId === undefined ? "" : subscriptionScope(subscriptionId);
  return {
    id: `${scope}/providers/${namespace}`,
    namespace,
    ...(subscriptionId !== undefined && { registrationState: stateOf(call, provider) }),
    registrationPolicy: needsRegistration ? "RegistrationRequired" : "RegistrationFree",
    resourceTypes: types.map((type) => showType(call, provider, type)),
  };
}

function showType(call: ArmCall, provider: Provider, type: ResourceType): JsonObject {
  const apiVersions = versionsOf(type);
  // No policy is simulated, so no type has an alias.
  const hasAliases =
    !provider.needsRegistration || (queryOf(call.url, "$expand") ?? "").toLowerCase().includes("aliases");
  return {
    resourceType: type.resourceType,
    locations: regions.map((region) => region.displayName),
    ...(type.isTracked && { locationMappings }),
    ...(hasAliases && { aliases: [] }),
    apiVersions,
    defaultApiVersion: apiVersions[0] ?? "",
    ...(isZoned(type) && { zoneMappings }),
    capabilities: type.isTracked
      ? "CrossResourceGroupResourceMove, CrossSubscriptionResourceMove, SupportsTags, SupportsLocation"
      : "None",
  };
}

const locationMappings = regions.flatMap(({ displayName, edgeZones }) =>
  edgeZones
    ? [{ location: displayName, type: "EdgeZone", extendedLocations: edgeZones.map((zone) => zone.displayName) }]
    : [],
);

const zoneMappings = regions
  .filter((region) => region.zones.length > 0)
  .map((region) => ({ location: region.displayName, zones: [...region.zones] }));

function isZoned({ resourceType }: ResourceType): boolean {
  return ["virtualMachines", "virtualMachineScaleSets", "disks", "publicIPAddresses"].includes(resourceType);
}
