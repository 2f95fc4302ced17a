import type { Application, Directory } from "#simulator/entra/directory.ts";
import { stableUuid } from "#simulator/random.ts";

/** The Azure CLI, which every tenant knows by this id: a program without a secret, for people. */
function azureCli(directory: Directory): Application {
  return {
    clientId: "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
    objectId: stableUuid(`${directory.tenantId}/azure-cli`),
    displayName: "Microsoft Azure CLI",
    clientSecret: "",
    isPublic: true,
  };
}

export function findApplication(directory: Directory, clientId: string | null): Application | undefined {
  const { servicePrincipal, signInApplication } = directory;
  return [servicePrincipal, signInApplication, azureCli(directory)].find((known) => known.clientId === clientId);
}

/** A managed identity of its own that machines can be given; their system-assigned one is the service principal. */
export function userAssignedIdentity(directory: Directory): Application & { resourceId: string } {
  return {
    clientId: stableUuid(`${directory.tenantId}/user-assigned/client`),
    objectId: stableUuid(`${directory.tenantId}/user-assigned/object`),
    displayName: "id-stillpoint",
    clientSecret: "",
    resourceId: `/subscriptions/${stableUuid(`${directory.tenantId}/user-assigned/subscription`)}/resourceGroups/rg-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-stillpoint`,
  };
}
