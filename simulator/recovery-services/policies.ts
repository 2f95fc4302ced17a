import { invalidParameter, invalidRequestContent } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { refusal } from "#simulator/recovery-services/backup-errors.ts";
import { acceptedBackup } from "#simulator/recovery-services/backup-operation.ts";
import { accepts, parseListFilter } from "#simulator/recovery-services/list-filter.ts";
import { startPolicyChange } from "#simulator/recovery-services/modify-policy.ts";
import { normalizePolicy } from "#simulator/recovery-services/normalize-policy.ts";
import { hasConsistencyType, showPolicy } from "#simulator/recovery-services/show-policy.ts";
import { validatePolicy } from "#simulator/recovery-services/validate-policy.ts";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";
import { type BackupPolicy, withPolicy } from "#simulator/world/backup-records.ts";

/**
 * PUT .../backupPolicies/{name}: 200 at once for a policy that protects nothing, 202 for one whose items have to follow.
 * Never 201: the Azure CLI refuses it.
 */
export function putPolicy(call: ArmCall, vault: Vault): Answer {
  const { world } = call.simulator;
  const requested = isObject(call.content) ? call.content["properties"] : undefined;
  if (!isObject(requested)) return invalidRequestContent("A backup policy is a JSON object with properties.");
  const name = parameter(call, "policyName");
  if (!/^[a-z][a-z0-9-]{2,149}$/i.test(name)) {
    return refusal(
      "invalidPolicy",
      `The name '${name}' must have 3 to 150 letters, digits and hyphens and begin with a letter.`,
    );
  }
  const lock = lockRefusal(call, vault.id, "write");
  if (lock) return lock;
  const existing = findPolicy(call, vault);
  const properties = propertiesFor(call, requested, existing);
  const problem = validatePolicy(properties);
  if (problem !== undefined) return refusal("invalidPolicy", problem);
  if (existing && typeOf(existing.properties) !== typeOf(properties)) return refusal("policyTypeFixed");
  const policy: BackupPolicy = existing
    ? { ...existing, properties }
    : { id: `${vault.id}/backupPolicies/${name}`, name, vaultId: vault.id, properties };
  const items = world.protectedItems.list(withPolicy(policy.id));
  if (items.length === 0) {
    world.backupPolicies.put(policy);
    return { status: 200, body: showPolicy(world, policy, call.apiVersion) };
  }
  return acceptedBackup(call, startPolicyChange(call, vault, policy, items), { kind: "policy", id: policy.id });
}

/** An older client cannot see the consistency type, so its change leaves it as it is. */
function propertiesFor(call: ArmCall, requested: JsonObject, existing: BackupPolicy | undefined): JsonObject {
  const { snapshotConsistencyType: _unseen, ...seen } = requested;
  const normal = normalizePolicy(hasConsistencyType(call.apiVersion) ? requested : seen);
  const kept = existing?.properties["snapshotConsistencyType"];
  return hasConsistencyType(call.apiVersion) || kept === undefined
    ? normal
    : { ...normal, snapshotConsistencyType: kept };
}

function typeOf(properties: JsonObject): string {
  return `${String(properties["backupManagementType"])} ${String(properties["policyType"] ?? "V1")}`;
}

export function getPolicy(call: ArmCall, vault: Vault): Answer {
  const policy = findPolicy(call, vault);
  if (policy === undefined) return refusal("policyNotFound");
  return { status: 200, body: showPolicy(call.simulator.world, policy, call.apiVersion) };
}

export function listPolicies(call: ArmCall, vault: Vault): Answer {
  const { world } = call.simulator;
  const filter = parseListFilter(queryOf(call.url, "$filter"));
  if (filter === null) return invalidParameter("$filter", "The filter of backup policies cannot be understood.");
  const keys = world.backupPolicies.keys(vault.id).filter((key) => {
    const properties = world.backupPolicies.get(key)?.properties;
    const type = (name: string) => String(valueAt(properties, [name]) ?? "");
    const workload = type("workLoadType") || "VM";
    return (
      accepts(filter, "backupManagementType", type("backupManagementType")) && accepts(filter, "workloadType", workload)
    );
  });
  return pageOf(call, { keys, get: (key) => world.backupPolicies.get(key) }, (policy) =>
    showPolicy(world, policy, call.apiVersion),
  );
}

export function deletePolicy(call: ArmCall, vault: Vault): Answer {
  const policy = findPolicy(call, vault);
  if (policy === undefined) return { status: 204 };
  const lock = lockRefusal(call, policy.id, "delete");
  if (lock) return lock;
  if (call.simulator.world.protectedItems.count(withPolicy(policy.id)) > 0) return refusal("policyInUse");
  call.simulator.world.backupPolicies.delete(policy.id);
  return { status: 200 };
}

export function findPolicy(call: ArmCall, vault: Vault): BackupPolicy | undefined {
  return call.simulator.world.backupPolicies.get(`${vault.id}/backupPolicies/${parameter(call, "policyName")}`);
}
