import { invalidParameter } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import { refusal } from "#simulator/recovery-services/backup-errors.ts";
import { currentItem, itemsInVault } from "#simulator/recovery-services/catch-up.ts";
import { isItemOf, itemNamesIn } from "#simulator/recovery-services/item-names.ts";
import { accepts, type ListFilter, parseListFilter } from "#simulator/recovery-services/list-filter.ts";
import { lastBackup, showProtectedItem } from "#simulator/recovery-services/show-protected-item.ts";
import { findVault, type Vault } from "#simulator/recovery-services/vault-ids.ts";
import type { ProtectedItem } from "#simulator/world/backup-records.ts";

export function getProtectedItem(call: ArmCall, vault: Vault): Answer {
  const item = findItem(call, vault);
  if (item === undefined) return refusal("itemNotFound");
  const filter = queryOf(call.url, "$filter") ?? "";
  return { status: 200, body: showProtectedItem(call, item, /expand\s+eq\s+'extendedinfo'/i.test(filter)) };
}

export function listProtectedItems(call: ArmCall, vault: Vault): Answer {
  const filter = parseListFilter(queryOf(call.url, "$filter"));
  if (filter === null) return invalidParameter("$filter", "The filter of protected items cannot be understood.");
  const items = itemsInVault(call.simulator.world, vault.id, call.now).filter((item) => isWanted(call, filter, item));
  const byId = new Map(items.map((item) => [item.id, item]));
  const source = { keys: [...byId.keys()], get: (key: string) => byId.get(key) };
  return pageOf(call, source, (item) => showProtectedItem(call, item, false));
}

function isWanted(call: ArmCall, filter: ListFilter, item: ProtectedItem): boolean {
  const state = lastBackup(call.simulator.world, item, call.now)?.status === "Failed" ? "ActionRequired" : "Passed";
  return (
    accepts(filter, "backupManagementType", "AzureIaasVM") &&
    accepts(filter, "itemType", "VM") &&
    accepts(filter, "workloadType", "VM") &&
    accepts(filter, "policyName", item.policyId?.split("/").at(-1) ?? "") &&
    accepts(filter, "friendlyName", item.vmName) &&
    accepts(filter, "fabricName", "Azure") &&
    accepts(filter, "healthState", state) &&
    (accepts(filter, "containerName", item.containerName) ||
      accepts(filter, "containerName", `IaasVMContainer;${item.containerName}`))
  );
}

/** The item of the path as it is now. */
export function findItem(call: ArmCall, vault: Vault): ProtectedItem | undefined {
  const container = parameter(call, "containerName");
  if (parameter(call, "fabricName").toLowerCase() !== "azure") return undefined;
  if (!isItemOf(container, parameter(call, "protectedItemName"))) return undefined;
  return currentItem(call.simulator.world, itemNamesIn(vault.id, container).itemId, call.now);
}

/** What `operationResults` of an item gives when the operation is done: the item, if it is still there. */
export function itemResult(call: ArmCall): unknown {
  const vault = findVault(call);
  const item = vault && findItem(call, vault);
  return item && item.deleted === undefined ? showProtectedItem(call, item, false) : undefined;
}
