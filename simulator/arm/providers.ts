import { apiVersions, type ProviderFamily } from "#simulator/arm/api-versions.ts";

/** `isTracked` types live in a group and a region, have tags and can be moved. */
export type ResourceType = {
  resourceType: string;
  isTracked?: boolean;
  /** Types without operations here tell the versions of the real ones. */
  versions: ProviderFamily | readonly string[];
};

/** Namespaces that need no registration are there for every subscription; some no subscription has registered for yet. */
export type Provider = {
  namespace: string;
  needsRegistration: boolean;
  isRegisteredAtFirst?: false;
  types: readonly ResourceType[];
};

const tracked = (resourceType: string, versions: ResourceType["versions"]): ResourceType => ({
  resourceType,
  versions,
  isTracked: true,
});
const part = (resourceType: string, versions: ResourceType["versions"]): ResourceType => ({ resourceType, versions });

/** A provider of Azure's that nobody here uses: what is asked of it is refused until a subscription registers for it. */
const unused = (namespace: string, resourceType: string, versions: readonly string[]): Provider => ({
  namespace,
  needsRegistration: true,
  isRegisteredAtFirst: false,
  types: [tracked(resourceType, versions)],
});

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
  unused("Microsoft.Storage", "storageAccounts", [
    "2019-06-01",
    "2021-09-01",
    "2022-09-01",
    "2023-01-01",
    "2023-05-01",
  ]),
  unused("Microsoft.KeyVault", "vaults", ["2019-09-01", "2021-10-01", "2022-07-01", "2023-02-01", "2023-07-01"]),
  unused("Microsoft.ManagedIdentity", "userAssignedIdentities", ["2018-11-30", "2023-01-31"]),
];

const byNamespace = new Map(providers.map((provider) => [provider.namespace.toLowerCase(), provider]));

export function findProvider(namespace: string): Provider | undefined {
  return byNamespace.get(namespace.toLowerCase());
}

/** The newest first, as Azure lists them. */
export function versionsOf({ versions }: ResourceType): string[] {
  return (typeof versions === "string" ? apiVersions[versions] : versions).toReversed();
}
