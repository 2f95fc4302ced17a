import { groupOf } from "#simulator/arm/resource-id.ts";

const computePrefix = "iaasvmcontainerv2";

/** Names under which a vault knows a machine: in lower case, whatever the machine's own spelling. */
export type ItemNames = {
  /** `iaasvmcontainerv2;{group};{vm}`, as items and jobs name the container. */
  containerName: string;
  containerId: string;
  itemName: string;
  itemId: string;
};

export function itemNamesFor(vaultId: string, vmId: string): ItemNames {
  const name = `${computePrefix};${groupOf(vmId)};${vmId.split("/").at(-1) ?? ""}`.toLowerCase();
  return namesOf(vaultId, name);
}

/**
 * The names that a path means. Clients write the container with and without `IaasVMContainer;` in any letter case, and
 * Azure answers in one form.
 */
export function itemNamesIn(vaultId: string, containerSegment: string): ItemNames {
  return namesOf(vaultId, containerSegment.toLowerCase().replace(/^iaasvmcontainer;/, ""));
}

/** Whether the item of a path is the machine of its container. */
export function isItemOf(containerSegment: string, itemSegment: string): boolean {
  const bare = (segment: string) => segment.toLowerCase().replace(/^(iaasvmcontainer|vm);/, "");
  return bare(containerSegment) === bare(itemSegment);
}

function namesOf(vaultId: string, containerName: string): ItemNames {
  const containerId = `${vaultId}/backupFabrics/Azure/protectionContainers/IaasVMContainer;${containerName}`;
  const itemName = `VM;${containerName}`;
  return { containerName, containerId, itemName, itemId: `${containerId}/protectedItems/${itemName}` };
}
