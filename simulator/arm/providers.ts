import { apiVersions, type ProviderFamily } from "#simulator/arm/api-versions.ts";
import { armError } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { regions } from "#simulator/fleet/regions.ts";
import type { Answer } from "#simulator/http/exchange.ts";

type ResourceType = { resourceType: string; family: ProviderFamily };

const providers: Record<string, { namespace: string; types: ResourceType[] }> = {
  "microsoft.compute": {
    namespace: "Microsoft.Compute",
    types: [
      { resourceType: "virtualMachines", family: "compute" },
      { resourceType: "virtualMachineScaleSets", family: "compute" },
      { resourceType: "availabilitySets", family: "compute" },
      { resourceType: "restorePointCollections", family: "compute" },
      { resourceType: "restorePointCollections/restorePoints", family: "compute" },
      { resourceType: "restorePointCollections/restorePoints/diskRestorePoints", family: "disk" },
      { resourceType: "disks", family: "disk" },
      { resourceType: "locations/operations", family: "compute" },
    ],
  },
};

/** GET /subscriptions/{s}/providers/{namespace}: registration and versions per resource type. */
export function getProvider(call: ArmCall): Answer {
  const namespace = parameter(call, "namespace");
  const provider = providers[namespace.toLowerCase()];
  if (provider === undefined) {
    return armError(404, "InvalidResourceNamespace", `The resource namespace '${namespace}' is invalid.`);
  }
  const locations = regions.map((region) => region.displayName);
  return {
    status: 200,
    body: {
      id: `/subscriptions/${parameter(call, "subscriptionId")}/providers/${provider.namespace}`,
      namespace: provider.namespace,
      registrationState: "Registered",
      registrationPolicy: "RegistrationRequired",
      resourceTypes: provider.types.map(({ resourceType, family }) => ({
        resourceType,
        locations,
        apiVersions: apiVersions[family].toReversed(),
        capabilities: "CrossResourceGroupResourceMove, CrossSubscriptionResourceMove",
      })),
    },
  };
}
