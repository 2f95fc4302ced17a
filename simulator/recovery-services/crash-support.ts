import { modelRefusal } from "#simulator/compute/restore-point-rules.ts";
import { isObject, valueAt } from "#simulator/json.ts";
import type { ProtectedItem } from "#simulator/world/backup-records.ts";
import type { VirtualMachine, VmDataDisk } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** Why Azure Backup cannot back up the machine crash-consistently; nothing when it can. */
export function crashProblem(world: World, vm: VirtualMachine, excludedIds: string[]): string | undefined {
  const { vmSize } = vm.properties.hardwareProfile;
  if (isBoostSize(vmSize))
    return `its size ${vmSize} uses Azure Boost, for which snapshots across disks are not consistent.`;
  const refused = modelRefusal(world, { vm, mode: "crash", excludedIds });
  if (refused === undefined) return undefined;
  const message = valueAt(refused.body, ["error", "message"]);
  return typeof message === "string" ? message : "Compute does not support restore points of it.";
}

/** Sizes that the support matrix excludes: Intel from version 6, AMD from version 7 on; Arm sizes are not listed. */
function isBoostSize(size: string): boolean {
  const [, , features = "", version = "0"] = /^Standard_([DEF]C?[A-Z]*)\d+(?:-\d+)?([a-z]*)_v(\d+)$/.exec(size) ?? [];
  if (features.includes("p")) return false;
  return Number(version) >= (features.includes("a") ? 7 : 6);
}

/** Disks that the item's selection leaves out. The OS disk cannot be left out. */
export function excludedDisks(item: Pick<ProtectedItem, "extendedProperties">, vm: VirtualMachine): VmDataDisk[] {
  const selection = valueAt(item.extendedProperties, ["diskExclusionProperties"]);
  const luns = valueAt(selection, ["diskLunList"]);
  if (!isObject(selection) || !Array.isArray(luns)) return [];
  const isInclusion = selection["isInclusionList"] === true;
  return vm.properties.storageProfile.dataDisks.filter((disk) => luns.includes(disk.lun) !== isInclusion);
}

export function idsOf(disks: readonly VmDataDisk[]): string[] {
  return disks.flatMap((disk) => disk.managedDisk?.id ?? []);
}
