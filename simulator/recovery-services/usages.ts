import { invalidRequestContent } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { groupScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { valueAt } from "#simulator/json.ts";
import { itemsInVault } from "#simulator/recovery-services/catch-up.ts";
import { type Vault, vaultType } from "#simulator/recovery-services/vault-ids.ts";

/** GET .../usages: how much of the vault's limits is used. */
export function listUsages(call: ArmCall, vault: Vault): Answer {
  const items = itemsInVault(call.simulator.world, vault.id, call.now).length;
  const policies = call.simulator.world.backupPolicies.count(vault.id);
  return { status: 200, body: { value: [count("ProtectedItemCount", items), count("BackupPolicyCount", policies)] } };
}

/** GET .../backupUsageSummaries: the numbers of items and containers by kind. */
export function listUsageSummaries(call: ArmCall, vault: Vault): Answer {
  const items = itemsInVault(call.simulator.world, vault.id, call.now).length;
  const type = /type\s+eq\s+'BackupProtectionContainerCountSummary'/i.test(call.url.searchParams.get("$filter") ?? "")
    ? "Microsoft.Compute/virtualMachines"
    : "AzureIaasVM";
  return { status: 200, body: { value: [count(type, items)] } };
}

/** A list that is always empty here: what belongs to site recovery, resource guards and other workloads. */
export function emptyList(): Answer {
  return { status: 200, body: { value: [] } };
}

/** POST .../checkNameAvailability in a group and region. */
export function checkVaultName(call: ArmCall): Answer {
  const name = valueAt(call.content, ["name"]);
  if (typeof name !== "string") return invalidRequestContent("The request needs a name.");
  const scope = groupScope(parameter(call, "subscriptionId"), parameter(call, "group"));
  const isTaken = call.simulator.world.others.get(`${scope}/providers/${vaultType}/${name}`) !== undefined;
  return {
    status: 200,
    body: isTaken
      ? { nameAvailable: false, reason: "AlreadyExists", message: `The vault name '${name}' is already in use.` }
      : { nameAvailable: true },
  };
}

function count(name: string, currentValue: number): unknown {
  return { unit: "Count", currentValue, limit: -1, name: { value: name, localizedValue: name } };
}
