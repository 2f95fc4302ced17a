import { armKey, parseArmId, sameArmId } from "#lib/domain/vm/arm-id.ts";
import type { DiskFacts, VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { Json } from "#lib/std/json.ts";

export const vmEventKinds = [
  "Appeared",
  "Moved",
  "Recreated",
  "SizeChanged",
  "DiskAttached",
  "DiskDetached",
  "DiskChanged",
  "TagsChanged",
  "SecurityChanged",
  "Disappeared",
  "CameBack",
] as const;
export type VmEventKind = (typeof vmEventKinds)[number];

/** One line of the VM's own story. */
export type VmChange = { kind: VmEventKind; message: string; detail: Json };

/** What happened to a VM between two looks at it. Power and agent state are left out: they change with every working day. */
export function vmChanges(before: VmFacts, after: VmFacts): VmChange[] {
  return [
    ...moved(before, after),
    ...recreated(before, after),
    ...resized(before, after),
    ...disksChanged(before.disks, after.disks),
    ...retagged(before.tags, after.tags),
    ...securityChanged(before, after),
  ];
}

function moved(before: VmFacts, after: VmFacts): VmChange[] {
  if (sameArmId(before.id, after.id)) return [];
  const place = (vm: VmFacts) => `resource group ${vm.resourceGroup} (subscription ${vm.subscriptionId})`;
  const message = `Moved from ${place(before)} to ${place(after)}.`;
  return [{ kind: "Moved", message, detail: { from: before.id, to: after.id } }];
}

function recreated(before: VmFacts, after: VmFacts): VmChange[] {
  if (before.vmId === after.vmId) return [];
  const message = "Created anew under the same name: earlier restore points are of another machine.";
  return [{ kind: "Recreated", message, detail: { fromVmId: before.vmId, toVmId: after.vmId } }];
}

function resized(before: VmFacts, after: VmFacts): VmChange[] {
  if (before.size === after.size) return [];
  const message = `Size changed from ${before.size} to ${after.size}.`;
  return [{ kind: "SizeChanged", message, detail: { from: before.size, to: after.size } }];
}

function securityChanged(before: VmFacts, after: VmFacts): VmChange[] {
  if (before.securityType === after.securityType) return [];
  const [from, to] = [before.securityType ?? "Standard", after.securityType ?? "Standard"];
  return [{ kind: "SecurityChanged", message: `Security type changed from ${from} to ${to}.`, detail: { from, to } }];
}

const where = (disk: DiskFacts): string => (disk.role === "os" ? "OS disk" : `LUN ${disk.lun ?? "?"}`);

const inWords = (disk: DiskFacts): string =>
  [where(disk), disk.sku, disk.sizeGb === null ? null : `${disk.sizeGb} GiB`, `caching ${disk.caching}`]
    .filter((part) => part !== null)
    .join(", ");

function disksChanged(before: DiskFacts[], after: DiskFacts[]): VmChange[] {
  const earlier = new Map(before.map((disk) => [armKey(disk.name), disk]));
  const later = new Set(after.map((disk) => armKey(disk.name)));
  const detached = before
    .filter((disk) => !later.has(armKey(disk.name)))
    .map((disk) => diskEvent("DiskDetached", `Disk ${disk.name} detached (${inWords(disk)}).`, disk));
  const others = after.flatMap((disk) => {
    const old = earlier.get(armKey(disk.name));
    if (!old) return [diskEvent("DiskAttached", `Disk ${disk.name} attached (${inWords(disk)}).`, disk)];
    const differences = diskDifferences(old, disk);
    if (differences.length === 0) return [];
    return [diskEvent("DiskChanged", `Disk ${disk.name}: ${differences.join(", ")}.`, disk)];
  });
  return [...detached, ...others];
}

const diskEvent = (kind: VmEventKind, message: string, disk: DiskFacts): VmChange => ({
  kind,
  message,
  detail: { disk: disk.name, lun: disk.lun, sku: disk.sku, sizeGb: disk.sizeGb, caching: disk.caching },
});

/** The properties a verdict or a restore depends on. A value not read in one of the looks is no change. */
function diskDifferences(before: DiskFacts, after: DiskFacts): string[] {
  const compared: [string, unknown, unknown][] = [
    ["disk type", before.sku, after.sku],
    ["size in GiB", before.sizeGb, after.sizeGb],
    ["host caching", before.caching, after.caching],
    ["Write Accelerator", before.writeAccelerator, after.writeAccelerator],
    ["max shares", before.maxShares, after.maxShares],
    ["LUN", before.lun, after.lun],
  ];
  return compared
    .filter(([, old, now]) => old !== null && now !== null && old !== now)
    .map(([what, old, now]) => `${what} from ${shown(old)} to ${shown(now)}`);
}

const shown = (value: unknown): string => (typeof value === "boolean" ? (value ? "on" : "off") : String(value));

function retagged(before: Record<string, string>, after: Record<string, string>): VmChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = names.filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return [];
  const phrase = (name: string): string => {
    if (!(name in before)) return `${name} = ${after[name]} added`;
    if (!(name in after)) return `${name} removed`;
    return `${name} from ${before[name]} to ${after[name]}`;
  };
  const detail = { before, after };
  return [{ kind: "TagsChanged", message: `Tags changed: ${changed.map(phrase).join(", ")}.`, detail }];
}

export const appeared = (vm: VmFacts): VmChange => ({
  kind: "Appeared",
  message: `Found in resource group ${vm.resourceGroup}, ${vm.location}: ${vm.size} with ${vm.disks.length} disk${vm.disks.length === 1 ? "" : "s"}.`,
  detail: { size: vm.size, location: vm.location, disks: vm.disks.length },
});

export const cameBack = (vm: VmFacts): VmChange => ({
  kind: "CameBack",
  message: "Azure lists the VM again.",
  detail: { armId: vm.id },
});

export const disappeared = (armId: string): VmChange => ({
  kind: "Disappeared",
  message: `Azure no longer lists the VM in resource group ${parseArmId(armId)?.resourceGroup ?? "?"}. Its restore points are kept.`,
  detail: { armId },
});
