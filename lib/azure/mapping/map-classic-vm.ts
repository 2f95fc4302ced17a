import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { DiskFacts, VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { at, listAt, numberAt, requiredTextAt, textAt } from "../raw-json.ts";
import { regionName, requiredArmId } from "./names.ts";

/** A machine of the retired classic deployment model: listed so that the fleet is complete and the rules can refuse it. */
export function mapClassicVm(raw: unknown): VmFacts {
  const id = requiredTextAt(raw, "id");
  const arm = requiredArmId(id);
  const profile = at(raw, "properties", "storageProfile");
  const osDisk = at(profile, "operatingSystemDisk");
  const osType = textAt(osDisk, "operatingSystem");
  return {
    id,
    vmId: armKey(id),
    name: textAt(raw, "name") ?? arm.name,
    resourceGroup: arm.resourceGroup,
    subscriptionId: arm.subscriptionId,
    location: regionName(requiredTextAt(raw, "location")),
    zones: [],
    tags: {},
    type: "Microsoft.ClassicCompute/virtualMachines",
    size: textAt(raw, "properties", "hardwareProfile", "size") ?? "",
    osType: osType === "Windows" || osType === "Linux" ? osType : null,
    osName: null,
    imageReference: null,
    hyperVGeneration: null,
    provisioningState: textAt(raw, "properties", "provisioningState") ?? "Unknown",
    powerState: powerStateOfClassic(textAt(raw, "properties", "instanceView", "powerState")),
    priority: "Regular",
    securityType: null,
    encryptionAtHost: false,
    scaleSet: null,
    availabilitySetId: null,
    extendedLocation: null,
    plan: null,
    platformRestorePointsEnabled: false,
    agent: {
      state: "unknown",
      version: null,
      provisionAllowed: true,
      extensionsAllowed: true,
      failedExtensions: [],
      installedExtensions: null,
      prePostScripts: null,
    },
    disks: [
      ...(osDisk === undefined ? [] : [vhdDisk(osDisk, "os")]),
      ...listAt(profile, "dataDisks").map((disk) => vhdDisk(disk, "data")),
    ],
  };
}

function powerStateOfClassic(text: string | null): VmFacts["powerState"] {
  switch (text?.toLowerCase()) {
    case "started":
      return "running";
    case "starting":
      return "starting";
    case "stopping":
      return "stopping";
    case "stopped":
      return "deallocated";
    default:
      return "unknown";
  }
}

function vhdDisk(raw: unknown, role: DiskFacts["role"]): DiskFacts {
  const caching = textAt(raw, "caching");
  return {
    id: null,
    name: textAt(raw, "diskName") ?? "",
    role,
    lun: role === "os" ? null : numberAt(raw, "lun"),
    tags: null,
    managed: false,
    ephemeral: false,
    sku: null,
    sizeGb: numberAt(raw, "diskSize"),
    caching: caching === "ReadOnly" || caching === "ReadWrite" ? caching : "None",
    writeAccelerator: false,
    toBeDetached: false,
    maxShares: null,
    provisioningState: null,
    instanceViewStatus: null,
    diskState: null,
    securityType: null,
    encryptionType: null,
    adeEnabled: false,
    networkAccessPolicy: null,
    publicNetworkAccess: null,
    diskAccessId: null,
    dataAccessAuthMode: null,
    performancePlus: null,
    logicalSectorSize: null,
    completionPercent: null,
    pendingBackgroundCopies: null,
  };
}
