import { apiVersions, type ProviderFamily } from "#simulator/arm/api-versions.ts";

/** `isTracked` types live in a group and a region, have tags and can be moved. */
export type ResourceType = { resourceType: string; family: ProviderFamily; isTracked?: boolean };

/** Namespaces that need no registration are there for every subscription. */
export type Provider = { namespace: string; needsRegistration: boolean; types: readonly ResourceType[] };

const tracked = (resourceType: string, family: ProviderFamily): ResourceType => ({
  resourceType,
  family,
  isTracked: true,
});
const part = (resourceType: string, family: ProviderFamily): ResourceType => ({ resourceType, family });

/** The provider namespaces of the simulated cloud with their types, as `az provider` shows them. */
export const providers: readonly Provider[] = [
  {
    namespace: "Microsoft.Compute",
    needsRegistration: true,
    types: [
      tracked("virtualMachines", "compute"),
      part("virtualMachines/extensions", "compute"),
      tracked("virtualMachineScaleSets", "compute"),
      tracked("availabilitySets", "compute"),
      tracked("restorePointCollections", "compute"),
      part("restorePointCollections/restorePoints", "compute"),
      part("restorePointCollections/restorePoints/diskRestorePoints", "disk"),
      tracked("disks", "disk"),
      tracked("snapshots", "disk"),
      tracked("diskEncryptionSets", "disk"),
      part("locations", "compute"),
      part("locations/operations", "compute"),
      part("locations/vmSizes", "compute"),
      part("locations/publishers", "compute"),
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
      part("networkSecurityGroups/securityRules", "network"),
      tracked("publicIPAddresses", "network"),
      tracked("networkInterfaces", "network"),
      part("locations", "network"),
      part("locations/operations", "network"),
    ],
  },
  {
    namespace: "Microsoft.RecoveryServices",
    needsRegistration: true,
    types: [
      tracked("vaults", "vaults"),
      part("vaults/backupPolicies", "backup"),
      part("vaults/backupFabrics/protectionContainers/protectedItems", "backup"),
      part("vaults/backupJobs", "backup"),
      part("locations", "backup"),
      part("locations/backupStatus", "backup"),
    ],
  },
  {
    namespace: "Microsoft.Resources",
    needsRegistration: false,
    types: [
      part("tenants", "subscriptions"),
      part("subscriptions", "subscriptions"),
      part("subscriptions/locations", "subscriptions"),
      part("subscriptions/providers", "groups"),
      part("subscriptions/resourceGroups", "groups"),
      part("subscriptions/resources", "groups"),
      part("subscriptions/tagNames", "groups"),
      part("subscriptions/operationresults", "groups"),
      part("resourceGroups", "groups"),
      part("resources", "groups"),
      part("tags", "groups"),
      part("deployments", "deployments"),
    ],
  },
  {
    namespace: "Microsoft.Authorization",
    needsRegistration: false,
    types: [part("locks", "locks"), part("permissions", "permissions")],
  },
  { namespace: "Microsoft.ResourceGraph", needsRegistration: false, types: [part("resources", "graph")] },
];

const byNamespace = new Map(providers.map((provider) => [provider.namespace.toLowerCase(), provider]));

export function findProvider(namespace: string): Provider | undefined {
  return byNamespace.get(namespace.toLowerCase());
}

export function versionsOf(type: ResourceType): string[] {
  return apiVersions[type.family].toReversed();
}
