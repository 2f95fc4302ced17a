import { randomUUID } from "node:crypto";
import { invalidRequestContent } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { sameId } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import { refusal } from "#simulator/recovery-services/backup-errors.ts";
import { acceptedBackup, startBackupOperation } from "#simulator/recovery-services/backup-operation.ts";
import { protectionOf } from "#simulator/recovery-services/catch-up.ts";
import { isItemOf, itemNamesFor, itemNamesIn } from "#simulator/recovery-services/item-names.ts";
import { itemJob } from "#simulator/recovery-services/job-records.ts";
import { isBusy } from "#simulator/recovery-services/jobs.ts";
import { configurationError } from "#simulator/recovery-services/modify-policy.ts";
import { findItem } from "#simulator/recovery-services/protected-items.ts";
import { placeRefusal, policyRefusal } from "#simulator/recovery-services/protection-rules.ts";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";
import type { BackupJobKind, BackupPolicy, ProtectedItem } from "#simulator/world/backup-records.ts";
import type { OperationError, VirtualMachine } from "#simulator/world/records.ts";

/**
 * PUT .../protectedItems/{name}: protects a machine, gives it another policy, stops its protection or brings it back
 * after a deletion. 202; what becomes of it is told by the job that the finished operation names.
 */
export function putProtectedItem(call: ArmCall, vault: Vault): Answer {
  const properties = isObject(call.content) ? call.content["properties"] : undefined;
  if (!isObject(properties) || typeof properties["protectedItemType"] !== "string")
    return invalidRequestContent("A protected item needs properties with a protectedItemType.");
  const lock = lockRefusal(call, vault.id, "write");
  if (lock) return lock;
  if (properties["protectedItemType"].toLowerCase() !== "microsoft.compute/virtualmachines")
    return refusal("itemNotFound", "The simulator protects virtual machines of Resource Manager only.");
  const existing = findItem(call, vault);
  if (existing && isBusy(call, existing.id)) return refusal("objectLocked");
  if (properties["isRehydrate"] === true) return existing ? undelete(call, vault, existing) : refusal("itemNotFound");
  if (existing?.deleted) return refusal("softDeleted");
  const state = String(properties["protectionState"] ?? "").toLowerCase();
  if (state === "protectionstopped" || state === "backupssuspended")
    return existing ? stop(call, vault, existing, state) : refusal("itemNotFound");
  return configure(call, vault, properties, existing);
}

function configure(call: ArmCall, vault: Vault, properties: JsonObject, existing: ProtectedItem | undefined): Answer {
  const { world } = call.simulator;
  const container = parameter(call, "containerName");
  const names = itemNamesIn(vault.id, container);
  const vmId =
    typeof properties["sourceResourceId"] === "string" ? properties["sourceResourceId"] : (existing?.vmId ?? "");
  const vm = world.virtualMachines.get(vmId);
  if (vm === undefined || !isItemOf(container, parameter(call, "protectedItemName"))) return refusal("itemNotFound");
  if (!sameId(itemNamesFor(vault.id, vm.id).itemId, names.itemId)) return refusal("itemNotFound");
  const others = protectionOf(world, vm.id, call.now).filter((item) => !sameId(item.vaultId, vault.id));
  if (others.length > 0) return refusal("protectedElsewhere", `It is '${others[0]?.vaultId}'.`);
  const policyId = typeof properties["policyId"] === "string" ? properties["policyId"] : existing?.policyId;
  const policy = world.backupPolicies.get(policyId ?? "");
  if (policy === undefined || !sameId(policy.vaultId, vault.id)) return refusal("policyNotFound");
  const refused = placeRefusal(vault, vm) ?? policyRefusal(call, { vm, policy, existing });
  if (refused) return refused;
  const item = configuredItem(call, { vault, vm, policy, properties, existing });
  const error = configurationError(world, item, policy);
  return begin(call, vault, { item, kind: "ConfigureBackup", error, properties: { "Policy Name": policy.name } });
}

type Configuration = {
  vault: Vault;
  vm: VirtualMachine;
  policy: BackupPolicy;
  properties: JsonObject;
  existing: ProtectedItem | undefined;
};

function configuredItem(call: ArmCall, { vault, vm, policy, properties, existing }: Configuration): ProtectedItem {
  const names = itemNamesFor(vault.id, vm.id);
  const { extendedProperties = existing?.extendedProperties } = properties;
  return {
    id: names.itemId,
    name: names.itemName,
    vaultId: vault.id,
    containerName: names.containerName,
    vmId: vm.id,
    vmName: vm.name,
    policyId: policy.id,
    protectionState: "IRPending",
    wasEnhanced: policy.properties["policyType"] === "V2",
    ...(isObject(extendedProperties) && { extendedProperties }),
    dataId: existing?.dataId ?? String(Math.floor(call.simulator.random() * 1e15)),
    scheduledThrough: call.now,
  };
}

/** Keeps the data, and takes the policy away. */
function stop(call: ArmCall, vault: Vault, existing: ProtectedItem, state: string): Answer {
  const isSuspension = state === "backupssuspended";
  const item: ProtectedItem = isSuspension
    ? { ...existing, protectionState: "BackupsSuspended" }
    : { ...existing, policyId: null, protectionState: "ProtectionStopped" };
  return begin(call, vault, { item, kind: "DisableBackup" });
}

function undelete(call: ArmCall, vault: Vault, { deleted, ...existing }: ProtectedItem): Answer {
  if (deleted === undefined) return refusal("itemNotFound", "It has not been deleted.");
  const item: ProtectedItem = { ...existing, policyId: null, protectionState: "ProtectionStopped" };
  return begin(call, vault, { item, kind: "Undelete" });
}

type Change = {
  item: ProtectedItem;
  kind: BackupJobKind;
  error?: OperationError | undefined;
  properties?: Record<string, string>;
};

function begin(call: ArmCall, vault: Vault, { item, kind, error, properties }: Change): Answer {
  const jobId = randomUUID();
  const operation = startBackupOperation(call, vault, { effect: { kind: "changeProtection", jobId, item }, error });
  const times = { name: jobId, startedAt: call.now, endsAt: operation.endsAt };
  call.simulator.world.backupJobs.put(itemJob(item, kind, times, properties));
  return acceptedBackup(call, operation, { kind: "item", id: item.id });
}
