import { invalidParameter } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { groupOf, subscriptionOf } from "#simulator/arm/resource-id.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import { refusal } from "#simulator/recovery-services/backup-errors.ts";
import { acceptedBackup, startBackupOperation } from "#simulator/recovery-services/backup-operation.ts";
import { currentItem, itemsInVault } from "#simulator/recovery-services/catch-up.ts";
import { itemNamesFor, itemNamesIn } from "#simulator/recovery-services/item-names.ts";
import { accepts, type ListFilter, parseListFilter } from "#simulator/recovery-services/list-filter.ts";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";
import { itemsOfVm, type ProtectedItem } from "#simulator/world/backup-records.ts";
import { inRegion } from "#simulator/world/world.ts";

/** GET .../backupProtectionContainers: each protected machine is a container of its own. */
export function listContainers(call: ArmCall, vault: Vault): Answer {
  const filter = parseListFilter(queryOf(call.url, "$filter"));
  if (filter === null) return invalidParameter("$filter", "The filter of containers cannot be understood.");
  const items = itemsInVault(call.simulator.world, vault.id, call.now).filter((item) => isWanted(filter, item));
  const byId = new Map(items.map((item) => [item.id, item]));
  return pageOf(call, { keys: [...byId.keys()], get: (key) => byId.get(key) }, showContainer);
}

function isWanted(filter: ListFilter, item: ProtectedItem): boolean {
  return (
    item.deleted === undefined &&
    accepts(filter, "backupManagementType", "AzureIaasVM") &&
    accepts(filter, "status", "Registered") &&
    accepts(filter, "friendlyName", item.vmName)
  );
}

export function getContainer(call: ArmCall, vault: Vault): Answer {
  const { itemId } = itemNamesIn(vault.id, parameter(call, "containerName"));
  const item = currentItem(call.simulator.world, itemId, call.now);
  return item ? { status: 200, body: showContainer(item) } : refusal("itemNotFound");
}

/**
 * GET .../backupProtectableItems: machines of the vault's subscription and region that no vault protects. There is
 * nothing to discover: a machine can be seen as soon as it exists.
 */
export function listProtectableItems(call: ArmCall, vault: Vault): Answer {
  const { world } = call.simulator;
  const filter = parseListFilter(queryOf(call.url, "$filter"));
  if (filter === null) return invalidParameter("$filter", "The filter of protectable items cannot be understood.");
  const keys = accepts(filter, "backupManagementType", "AzureIaasVM")
    ? world.virtualMachines.keys(inRegion(subscriptionOf(vault.id), vault.location))
    : [];
  const get = (key: string) => {
    const vm = world.virtualMachines.get(key);
    const isFree = vm !== undefined && world.protectedItems.count(itemsOfVm(vm.id)) === 0;
    return isFree && accepts(filter, "friendlyName", vm.name) ? vm : undefined;
  };
  return pageOf(call, { keys, get }, (vm) => {
    const { containerId, containerName } = itemNamesFor(vault.id, vm.id);
    return {
      id: `${containerId}/protectableItems/vm;${containerName}`,
      name: containerName,
      type: "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectableItems",
      properties: {
        virtualMachineId: vm.id,
        virtualMachineVersion: "Compute",
        resourceGroup: groupOf(vm.id),
        backupManagementType: "AzureIaasVM",
        protectableItemType: "Microsoft.Compute/virtualMachines",
        friendlyName: vm.name,
        protectionState: "NotProtected",
      },
    };
  });
}

/** POST .../refreshContainers and .../inquire: looks for new machines, which are found without it. */
export function refreshContainers(call: ArmCall, vault: Vault): Answer {
  const operation = startBackupOperation(call, vault, { effect: { kind: "discoverMachines" } });
  const container = call.parameters["containerName"];
  const fabric = `${vault.id}/backupFabrics/${parameter(call, "fabricName")}`;
  const { headers, status } = acceptedBackup(call, operation, { kind: "vault", id: vault.id });
  const result = `${container === undefined ? fabric : `${fabric}/protectionContainers/${container}`}/operationResults`;
  const location = `${call.origin}${result}/${operation.id}?api-version=${call.apiVersion}`;
  return { status, headers: { ...headers, location } };
}

function showContainer(item: ProtectedItem): unknown {
  const name = `IaasVMContainer;${item.containerName}`;
  return {
    id: item.id.split("/protectedItems/")[0],
    name,
    type: "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers",
    properties: {
      virtualMachineId: item.vmId,
      virtualMachineVersion: "Compute",
      resourceGroup: groupOf(item.vmId),
      friendlyName: item.vmName,
      backupManagementType: "AzureIaasVM",
      registrationStatus: "Registered",
      healthStatus: "Healthy",
      containerType: "Microsoft.Compute/virtualMachines",
      protectableObjectType: "Microsoft.Compute/virtualMachines",
    },
  };
}
