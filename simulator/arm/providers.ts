import { apiVersions, type ProviderFamily } from "#simulator/arm/api-versions.ts";

/** `isGlobal` types have no region of their own; `isTracked` ones live in a group, have tags and can be moved. */
export type ResourceType = { resourceType: string; family: ProviderFamily; isGlobal?: boolean; isTracked?: boolean };

/** Namespaces that need no registration are there for every subscription. */
export type Provider = { namespace: string; needsRegistration: boolean; types: readonly ResourceType[] };

const tracked = (resourceType: string, family: ProviderFamily): ResourceType => ({
  resourceType,
  family,
  isTracked: true,
});
const part = (resourceType: string, family: ProviderFamily): ResourceType => ({ resourceType, family });
const global = (resourceType: string, family: ProviderFamily): ResourceType => ({
  resourceType,
  family,
  isGlobal: true,
});

/** The provider namespaces of the simulated cloud with their types, as `az provider` shows them. */
export const providers: readonly Provider[] = [
  {
    namespace: "Microsoft.Compute",
    needsRegistration: true,
    types: [
      tracked("virtualMachines", "compute"),
      tracked("virtualMachineScaleSets", "compute"),
      tracked("availabilitySets", "compute"),
      tracked("restorePointCollections", "compute"),
      part("restorePointCollections/restorePoints", "compute"),
      part("restorePointCollections/restorePoints/diskRestorePoints", "disk"),
      tracked("disks", "disk"),
      tracked("snapshots", "disk"),
      part("locations", "compute"),
      part("locations/operations", "compute"),
      part("locations/vmSizes", "compute"),
      part("locations/diskOperations", "disk"),
    ],
  },
  {
    namespace: "Microsoft.Network",
    needsRegistration: true,
    types: [
      tracked("virtualNetworks", "network"),
      part("virtualNetworks/subnets", "network"),
      tracked("networkSecurityGroups", "network"),
      tracked("publicIPAddresses", "network"),
      tracked("networkInterfaces", "network"),
      part("locations", "network"),
      part("locations/operations", "network"),
    ],
  },
  {
    namespace: "Microsoft.Resources",
    needsRegistration: false,
    types: [
      global("tenants", "subscriptions"),
      global("subscriptions", "subscriptions"),
      global("subscriptions/locations", "subscriptions"),
      global("subscriptions/providers", "groups"),
      global("subscriptions/resourceGroups", "groups"),
      global("subscriptions/resources", "groups"),
      global("subscriptions/tagNames", "groups"),
      global("subscriptions/operationresults", "groups"),
      global("resourceGroups", "groups"),
      global("resources", "groups"),
      global("tags", "groups"),
      global("deployments", "deployments"),
    ],
  },
  {
    namespace: "Microsoft.Authorization",
    needsRegistration: false,
    types: [global("locks", "locks"), global("permissions", "permissions")],
  },
  { namespace: "Microsoft.ResourceGraph", needsRegistration: false, types: [global("resources", "graph")] },
];

const byNamespace = new Map(providers.map((provider) => [provider.namespace.toLowerCase(), provider]));

export function findProvider(namespace: string): Provider | undefined {
  return byNamespace.get(namespace.toLowerCase());
}

export function versionsOf(type: ResourceType): string[] {
  return apiVersions[type.family].toReversed();
}
