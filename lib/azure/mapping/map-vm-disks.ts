import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";
import { at, booleanAt, listAt, numberAt, textAt } from "../raw-json.ts";
import type { DiskResources } from "./map-disk-resource.ts";

/** The OS disk first, then the data disks by LUN: the VM's storage profile joined with the disks' own resources by id. */
export function mapVmDisks(vm: unknown, resources: DiskResources): DiskFacts[] {
  const profile = at(vm, "properties", "storageProfile");
  const osDisk = at(profile, "osDisk");
  const statuses = diskStatuses(vm);
  const dataDisks = listAt(profile, "dataDisks").map((disk) => mapVmDisk(disk, "data", resources, statuses));
  return [
    ...(osDisk === undefined ? [] : [mapVmDisk(osDisk, "os", resources, statuses)]),
    ...dataDisks.sort((left, right) => (left.lun ?? 0) - (right.lun ?? 0)),
  ];
}

function mapVmDisk(
  disk: unknown,
  role: DiskFacts["role"],
  resources: DiskResources,
  statuses: ReadonlyMap<string, string>,
): DiskFacts {
  const id = textAt(disk, "managedDisk", "id");
  const name = textAt(disk, "name") ?? "";
  const resource = id === null ? undefined : resources.get(armKey(id));
  return {
    id,
    name,
    role,
    lun: role === "os" ? null : numberAt(disk, "lun"),
    tags: resource?.tags ?? null,
    managed: at(disk, "vhd") === undefined || at(disk, "vhd") === null,
    ephemeral: textAt(disk, "diffDiskSettings", "option")?.toLowerCase() === "local",
    // The VM names the account type only while it is allocated, but then it is the fresher of the two.
    sku: textAt(disk, "managedDisk", "storageAccountType") ?? resource?.sku ?? null,
    sizeGb: numberAt(disk, "diskSizeGB") ?? resource?.sizeGb ?? null,
    caching: cachingOf(textAt(disk, "caching")),
    writeAccelerator: booleanAt(disk, "writeAcceleratorEnabled") ?? false,
    toBeDetached: booleanAt(disk, "toBeDetached") ?? false,
    maxShares: resource?.maxShares ?? null,
    provisioningState: resource?.provisioningState ?? null,
    instanceViewStatus: statuses.get(name) ?? null,
    diskState: resource?.diskState ?? null,
    securityType: resource?.securityType ?? null,
    encryptionType: resource?.encryptionType ?? null,
    adeEnabled: (booleanAt(disk, "encryptionSettings", "enabled") ?? false) || (resource?.adeEnabled ?? false),
    networkAccessPolicy: resource?.networkAccessPolicy ?? null,
    publicNetworkAccess: resource?.publicNetworkAccess ?? null,
    diskAccessId: resource?.diskAccessId ?? null,
    dataAccessAuthMode: resource?.dataAccessAuthMode ?? null,
    performancePlus: resource?.performancePlus ?? null,
    logicalSectorSize: resource?.logicalSectorSize ?? null,
    completionPercent: resource?.completionPercent ?? null,
    pendingBackgroundCopies: resource?.pendingBackgroundCopies ?? null,
  };
}

function cachingOf(text: string | null): DiskFacts["caching"] {
  const modes = ["None", "ReadOnly", "ReadWrite"] as const;
  return modes.find((mode) => mode.toLowerCase() === text?.toLowerCase()) ?? "None";
}

/** Provisioning status per disk name in the instance view. */
function diskStatuses(vm: unknown): ReadonlyMap<string, string> {
  return new Map(
    listAt(vm, "properties", "instanceView", "disks").flatMap((disk): [string, string][] => {
      const name = textAt(disk, "name");
      const codes = listAt(disk, "statuses").map((status) => textAt(status, "code"));
      const code = codes.find((each) => each?.toLowerCase().startsWith("provisioningstate/"));
      return name && code ? [[name, code]] : [];
    }),
  );
}
