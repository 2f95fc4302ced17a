import { groupScope, subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { MachineSpec } from "#simulator/fleet/build-machine.ts";
import { stableUuid } from "#simulator/random.ts";
import type { Lock, ResourceGroup, Subscription } from "#simulator/world/records.ts";

export type SubscriptionKey = "production" | "development" | "shared";

const displayNames: Record<SubscriptionKey, string> = {
  production: "Contoso Production",
  development: "Contoso Development",
  shared: "Contoso Shared services",
};

export type GroupName = keyof typeof groupPlaces;

/** Resource groups with their subscription and region. */
const groupPlaces = {
  "rg-sql-prod-weu": ["production", "westeurope"],
  "rg-erp-prod-weu": ["production", "westeurope"],
  "rg-web-prod-weu": ["production", "westeurope"],
  "rg-sap-prod-weu": ["production", "westeurope"],
  "rg-files-prod-neu": ["production", "northeurope"],
  "rg-analytics-prod-neu": ["production", "northeurope"],
  "rg-archive-prod-neu": ["production", "northeurope"],
  "rg-pay-prod-eus": ["production", "eastus"],
  "rg-vendor-prod-eus": ["production", "eastus"],
  "rg-legacy-prod-weu": ["production", "westeurope"],
  "rg-dev-weu": ["development", "westeurope"],
  "rg-ci-eus": ["development", "eastus"],
  "rg-lab-neu": ["development", "northeurope"],
  "rg-identity-weu": ["shared", "westeurope"],
  "rg-monitoring-weu": ["shared", "westeurope"],
  "rg-edge-wus": ["shared", "westus"],
} as const satisfies Record<string, readonly [SubscriptionKey, string]>;

export type Place = { subscriptionId: string; group: string; location: string };

/** A machine of the company with the resource group that it is in. */
export type PlacedSpec = MachineSpec & { group: GroupName };

export function placeOf(seed: string, group: GroupName): Place {
  const [subscription, location] = groupPlaces[group];
  return { subscriptionId: subscriptionIdOf(seed, subscription), group, location };
}

function subscriptionIdOf(seed: string, key: SubscriptionKey): string {
  return stableUuid(`${seed}/subscription/${key}`);
}

export function subscriptionsOf(seed: string): Subscription[] {
  return (Object.keys(displayNames) as SubscriptionKey[]).map((key) => {
    const subscriptionId = subscriptionIdOf(seed, key);
    return {
      id: subscriptionScope(subscriptionId),
      subscriptionId,
      displayName: displayNames[key],
      tags: { company: "Contoso" },
    };
  });
}

export function resourceGroupsOf(seed: string): ResourceGroup[] {
  return (Object.keys(groupPlaces) as GroupName[]).map((name) => {
    const { subscriptionId, location } = placeOf(seed, name);
    return {
      id: groupScope(subscriptionId, name),
      name,
      location,
      tags: { company: "Contoso" },
      provisioningState: "Succeeded",
    };
  });
}

/** The locks that stand in a backup's way: one stops pruning, the other every change. */
export function locksOf(seed: string): Lock[] {
  return [
    lock(
      seed,
      "rg-archive-prod-neu",
      "keep-archive",
      "CanNotDelete",
      "Legal hold: nothing in the archive may be deleted.",
    ),
    lock(seed, "rg-vendor-prod-eus", "vendor-freeze", "ReadOnly", "Managed by the vendor until the hand-over."),
  ];
}

function lock(seed: string, group: GroupName, name: string, level: Lock["level"], notes: string): Lock {
  const scope = groupScope(placeOf(seed, group).subscriptionId, group);
  return { id: `${scope}/providers/Microsoft.Authorization/locks/${name}`, name, level, notes, scope };
}
