import type { PermissionReading } from "./port.ts";
import { listAt } from "./raw-json.ts";

/**
 * The actions each duty needs (operations catalogue of Microsoft.Compute and Microsoft.Authorization; `limits-and-errors`
 * dossier 6.1). Resource Graph needs none of its own: read on the resources suffices.
 */
export const neededActions: Readonly<Record<PermissionReading["neededFor"], readonly string[]>> = {
  discover: [
    "Microsoft.Resources/subscriptions/read",
    "Microsoft.Resources/subscriptions/resourceGroups/read",
    "Microsoft.Compute/virtualMachines/read",
    "Microsoft.Compute/virtualMachines/instanceView/read",
    "Microsoft.Compute/virtualMachines/extensions/read",
    "Microsoft.Compute/virtualMachineScaleSets/read",
    "Microsoft.Compute/disks/read",
    "Microsoft.Compute/skus/read",
    "Microsoft.Compute/locations/operations/read",
    "Microsoft.Network/networkInterfaces/read",
    "Microsoft.Authorization/locks/read",
  ],
  backUp: [
    "Microsoft.Compute/restorePointCollections/read",
    "Microsoft.Compute/restorePointCollections/write",
    "Microsoft.Compute/restorePointCollections/restorePoints/read",
    "Microsoft.Compute/restorePointCollections/restorePoints/write",
  ],
  prune: [
    "Microsoft.Compute/restorePointCollections/restorePoints/delete",
    "Microsoft.Compute/restorePointCollections/delete",
  ],
};

/** One role assignment's effect, as `Microsoft.Authorization/permissions` lists it. */
export type PermissionGrant = { actions: string[]; notActions: string[] };

export const mapGrant = (raw: unknown): PermissionGrant => ({
  actions: listAt(raw, "actions").map(String),
  notActions: listAt(raw, "notActions").map(String),
});

/** A `notActions` entry subtracts from its own assignment only: another assignment may still grant the action. */
export function isGranted(grants: readonly PermissionGrant[], action: string): boolean {
  return grants.some(
    ({ actions, notActions }) =>
      actions.some((pattern) => matchesAction(pattern, action)) &&
      !notActions.some((pattern) => matchesAction(pattern, action)),
  );
}

/** Azure's wildcard: `*` stands for any text, also across slashes; case does not count. */
export function matchesAction(pattern: string, action: string): boolean {
  const literals = pattern.split("*").map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literals.join(".*")}$`, "i").test(action);
}

export function readPermissions(grants: readonly PermissionGrant[]): PermissionReading[] {
  const duties = ["discover", "backUp", "prune"] as const;
  return duties.flatMap((neededFor) =>
    neededActions[neededFor].map((action) => ({ action, granted: isGranted(grants, action), neededFor })),
  );
}
