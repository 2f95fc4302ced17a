export type PermissionPurpose = "discover" | "backUp" | "prune";

/** What an administrator cannot have while the identity lacks an action (operations catalogue, limits of Compute). */
const preventedByAction: Record<string, string> = {
  "microsoft.resources/subscriptions/read": "The subscription does not show up at all.",
  "microsoft.resources/subscriptions/resourcegroups/read":
    "Resource groups cannot be looked up, so a collection's group cannot be checked before a backup.",
  "microsoft.compute/virtualmachines/read": "Virtual machines of the subscription are not found.",
  "microsoft.compute/virtualmachines/instanceview/read":
    "Power state and guest agent stay unknown, so application-consistent verdicts are guesses.",
  "microsoft.compute/virtualmachines/extensions/read":
    "Failed extensions are not seen before an application-consistent backup.",
  "microsoft.compute/disks/read": "Disk types and sharing stay unknown, so eligibility cannot be decided.",
  "microsoft.compute/skus/read": "It cannot be told whether a VM size supports Premium storage.",
  "microsoft.compute/locations/operations/read": "A running backup cannot be followed to its end.",
  "microsoft.compute/virtualmachinescalesets/read": "The kind of scale set a VM belongs to stays unknown.",
  "microsoft.authorization/locks/read": "Locks that would make backups or pruning fail are not seen beforehand.",
  "microsoft.network/networkinterfaces/read": "Network settings are not kept with the restore point.",
  "microsoft.compute/restorepointcollections/read":
    "Existing restore points are not counted, and a backup cannot find its collection.",
  "microsoft.compute/restorepointcollections/write": "No collection can be created, so a first backup fails.",
  "microsoft.compute/restorepointcollections/restorepoints/read":
    "A backup's result cannot be read, so it never completes.",
  "microsoft.compute/restorepointcollections/restorepoints/write":
    "No restore point can be created: every backup fails.",
  "microsoft.compute/restorepointcollections/restorepoints/delete":
    "Expired restore points stay, cost money, and count against the limit of 500 per VM.",
  "microsoft.compute/restorepointcollections/delete": "Empty collections stay behind.",
};

const preventedByPurpose: Record<PermissionPurpose, string> = {
  discover: "Part of the inventory cannot be read.",
  backUp: "Backups in this subscription fail.",
  prune: "Expired restore points cannot be removed.",
};

/** One sentence on what a missing Azure action prevents. Azure compares action names without case. */
export const preventedBy = (action: string, purpose: PermissionPurpose): string =>
  preventedByAction[action.toLowerCase()] ?? preventedByPurpose[purpose];

export const purposeNames: Record<PermissionPurpose, string> = {
  discover: "Find virtual machines",
  backUp: "Back up",
  prune: "Remove expired points",
};
