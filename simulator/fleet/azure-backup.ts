import { groupScope } from "#simulator/arm/resource-id.ts";
import { type GroupName, placeOf } from "#simulator/fleet/places.ts";
import type { JsonObject } from "#simulator/json.ts";
import { stableUuid } from "#simulator/random.ts";
import { catchUp } from "#simulator/recovery-services/catch-up.ts";
import { addDefaultPolicies } from "#simulator/recovery-services/default-policies.ts";
import { itemNamesFor } from "#simulator/recovery-services/item-names.ts";
import { dayMs } from "#simulator/recovery-services/schedule.ts";
import { type Vault, vaultType } from "#simulator/recovery-services/vault-ids.ts";
import { newVaultProperties, provisionedProperties } from "#simulator/recovery-services/vault-properties.ts";
import type { ProtectedItem } from "#simulator/world/backup-records.ts";
import type { World } from "#simulator/world/world.ts";

const crashPolicyName = "Crash-Consistent-4h";

/** Protection of these was stopped five days ago, and their data retained. */
const stopped = new Set(["pay-api-01"]);

/** Machines that Azure Backup had protected for a month before the first start, and how. */
const protection: readonly { vault: string; group: GroupName; machines: Record<string, string> }[] = [
  {
    vault: "rsv-contoso-weu",
    group: "rg-web-prod-weu",
    machines: {
      "erp-app-03": "DefaultPolicy",
      "erp-app-04": "DefaultPolicy",
      "erp-db-01": "EnhancedPolicy",
      "erp-db-02": crashPolicyName,
      // Its agent is silent, so that every backup of it fails.
      "no-agent-02": "DefaultPolicy",
    },
  },
  {
    vault: "rsv-contoso-eus",
    group: "rg-pay-prod-eus",
    machines: { "pay-db-01": "EnhancedPolicy", "pay-api-01": "DefaultPolicy" },
  },
];

export function addAzureBackup(world: World, seed: string, now: number): void {
  const machines = new Map([...world.virtualMachines.all()].map((vm) => [vm.name, vm]));
  for (const { vault: name, group, machines: policies } of protection) {
    const place = placeOf(seed, group);
    const vault: Vault = {
      id: `${groupScope(place.subscriptionId, group)}/providers/${vaultType}/${name}`,
      name,
      type: vaultType,
      location: place.location,
      tags: { owner: "platform" },
      sku: { name: "Standard" },
      properties: provisionedProperties(newVaultProperties({})),
    };
    const startedAt = now - 30 * dayMs;
    world.others.put(vault);
    addDefaultPolicies(world, vault, startedAt);
    const policyId = `${vault.id}/backupPolicies/${crashPolicyName}`;
    world.backupPolicies.put({ id: policyId, name: crashPolicyName, vaultId: vault.id, properties: crashPolicy });
    for (const [vmName, policyName] of Object.entries(policies)) {
      const vm = machines.get(vmName);
      if (vm === undefined) throw new Error(`The fleet has no machine ${vmName} that Azure Backup could protect.`);
      const item = world.protectedItems.put(
        itemFor(world, vault, { vmId: vm.id, vmName, policyName, startedAt, seed }),
      );
      if (stopped.has(vmName)) stopProtection(world, item, now - 5 * dayMs);
    }
  }
}

function stopProtection(world: World, item: ProtectedItem, at: number): void {
  const current = catchUp(world, item, at) ?? item;
  world.protectedItems.put({ ...current, policyId: null, protectionState: "ProtectionStopped" });
}

type Protected = { vmId: string; vmName: string; policyName: string; startedAt: number; seed: string };

function itemFor(world: World, vault: Vault, { vmId, vmName, policyName, startedAt, seed }: Protected): ProtectedItem {
  const { itemId, itemName, containerName } = itemNamesFor(vault.id, vmId);
  const policyId = `${vault.id}/backupPolicies/${policyName}`;
  return {
    id: itemId,
    name: itemName,
    vaultId: vault.id,
    containerName,
    vmId,
    vmName,
    policyId,
    protectionState: "IRPending",
    wasEnhanced: world.backupPolicies.get(policyId)?.properties["policyType"] === "V2",
    dataId: String(Number.parseInt(stableUuid(`${seed}/${itemId}`).replaceAll("-", "").slice(0, 12), 16)),
    scheduledThrough: startedAt,
  };
}

/** Every four hours around the clock, snapshots for a week, vault for half a year, agentless. */
const crashPolicy: JsonObject = {
  backupManagementType: "AzureIaasVM",
  policyType: "V2",
  snapshotConsistencyType: "OnlyCrashConsistent",
  instantRPDetails: {},
  schedulePolicy: {
    schedulePolicyType: "SimpleSchedulePolicyV2",
    scheduleRunFrequency: "Hourly",
    hourlySchedule: { interval: 4, scheduleWindowStartTime: "2026-08-01T08:00:00Z", scheduleWindowDuration: 24 },
  },
  retentionPolicy: {
    retentionPolicyType: "LongTermRetentionPolicy",
    dailySchedule: {
      retentionTimes: ["2026-08-01T08:00:00Z"],
      retentionDuration: { count: 180, durationType: "Days" },
    },
  },
  instantRpRetentionRangeInDays: 7,
  timeZone: "W. Europe Standard Time",
};
