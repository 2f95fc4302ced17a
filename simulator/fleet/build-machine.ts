import { computeId, groupScope } from "#simulator/arm/resource-id.ts";
import { azureTime } from "#simulator/clock.ts";
import { findSize } from "#simulator/compute/sizes/size-catalog.ts";
import { performanceProperties, tierOfSku } from "#simulator/disk/disk-performance.ts";
import { type OsKey, operatingSystems } from "#simulator/fleet/operating-systems.ts";
import type { Place } from "#simulator/fleet/places.ts";
import { fleetInterfaceId } from "#simulator/network/fleet-network.ts";
import { stableUuid } from "#simulator/random.ts";
import type { Disk, VirtualMachine, VmDataDisk, VmProperties, VmRuntime } from "#simulator/world/records.ts";

export type DataDiskSpec = { gib: number; sku?: string; caching?: VmDataDisk["caching"] };

export type MachineSpec = {
  name: string;
  size: string;
  os: OsKey;
  env: string;
  app: string;
  owner: string;
  data?: DataDiskSpec[];
  osDiskGib?: number;
  osDiskSku?: string;
  osCaching?: VmDataDisk["caching"];
  zone?: string;
  /** Makes the machine special after it has been built. */
  twist?: (machine: BuiltMachine) => void;
};

/** A machine and its disks before they enter the world; twists may change them in place. */
export type BuiltMachine = { vm: VirtualMachine; osDisk: Disk; dataDisks: Disk[]; place: Place; now: number };

const dayMs = 24 * 60 * 60 * 1000;
const costCenters: Record<string, string> = {
  production: "CC-1100",
  staging: "CC-1150",
  development: "CC-2200",
  shared: "CC-3300",
};

export function buildMachine(spec: MachineSpec, place: Place, seed: string, now: number): BuiltMachine {
  const uuid = stableUuid(`${seed}/vm/${place.group}/${spec.name}`);
  const createdAt = now - (60 + (Number.parseInt(uuid.slice(0, 4), 16) % 700)) * dayMs;
  const osDiskName = `${spec.name}_OsDisk_1_${uuid.replaceAll("-", "")}`;
  const id = computeId(place.subscriptionId, place.group, "virtualMachines", spec.name);
  const { osType } = operatingSystems[spec.os];
  const context = { spec, place, vmId: id, createdAt, seed };
  const osDisk = buildDisk(context, {
    name: osDiskName,
    gib: spec.osDiskGib ?? (osType === "Windows" ? 127 : 64),
    sku: spec.osDiskSku ?? "Premium_LRS",
    isOs: true,
  });
  const dataDisks = (spec.data ?? []).map((disk, lun) =>
    buildDisk(context, {
      name: `${spec.name}_DataDisk_${lun}`,
      gib: disk.gib,
      sku: disk.sku ?? "Premium_LRS",
      isOs: false,
    }),
  );
  const vm: VirtualMachine = {
    id,
    name: spec.name,
    type: "Microsoft.Compute/virtualMachines",
    location: place.location,
    tags: tagsOf(spec),
    ...(spec.zone && { zones: [spec.zone] }),
    etag: '"1"',
    properties: propertiesOf(context, osDisk, dataDisks, uuid),
    runtime: runtimeOf(spec, place, createdAt),
  };
  const machine = { vm, osDisk, dataDisks, place, now };
  spec.twist?.(machine);
  return machine;
}

type Context = { spec: MachineSpec; place: Place; vmId: string; createdAt: number; seed: string };

function tagsOf(spec: MachineSpec): Record<string, string> {
  return { env: spec.env, app: spec.app, owner: spec.owner, costCenter: costCenters[spec.env] ?? "CC-9000" };
}

function buildDisk(context: Context, disk: { name: string; gib: number; sku: string; isOs: boolean }): Disk {
  const { spec, place, vmId, createdAt, seed } = context;
  const { osType } = operatingSystems[spec.os];
  return {
    id: computeId(place.subscriptionId, place.group, "disks", disk.name),
    name: disk.name,
    type: "Microsoft.Compute/disks",
    location: place.location,
    tags: tagsOf(spec),
    ...(spec.zone && { zones: [spec.zone] }),
    sku: { name: disk.sku, tier: tierOfSku(disk.sku) },
    managedBy: vmId,
    properties: {
      ...(disk.isOs && { osType, hyperVGeneration: generationOf(spec, place) }),
      creationData: { createOption: disk.isOs ? "FromImage" : "Empty" },
      diskSizeGB: disk.gib,
      diskSizeBytes: disk.gib * 1024 ** 3,
      ...performanceProperties({ sku: disk.sku, gib: disk.gib, location: place.location }),
      encryption: { type: "EncryptionAtRestWithPlatformKey" },
      networkAccessPolicy: "AllowAll",
      publicNetworkAccess: "Enabled",
      timeCreated: azureTime(createdAt),
      provisioningState: "Succeeded",
      diskState: "Attached",
      uniqueId: stableUuid(`${seed}/disk/${disk.name}`),
    },
  };
}

function propertiesOf(context: Context, osDisk: Disk, dataDisks: Disk[], vmId: string): VmProperties {
  const { spec, place, createdAt } = context;
  const { osType, image } = operatingSystems[spec.os];
  const controller = findSize(spec.size, place.location)?.controllers;
  const nicId = fleetInterfaceId(groupScope(place.subscriptionId, place.group), spec.name);
  return {
    vmId,
    provisioningState: "Succeeded",
    hardwareProfile: { vmSize: spec.size },
    storageProfile: {
      imageReference: image,
      osDisk: {
        osType,
        name: osDisk.name,
        createOption: "FromImage",
        caching: spec.osCaching ?? "ReadOnly",
        managedDisk: { storageAccountType: osDisk.sku.name, id: osDisk.id },
        deleteOption: "Detach",
        diskSizeGB: osDisk.properties.diskSizeGB,
      },
      dataDisks: dataDisks.map((disk, lun) => ({
        lun,
        name: disk.name,
        createOption: "Attach",
        caching: spec.data?.[lun]?.caching ?? "None",
        managedDisk: { storageAccountType: disk.sku.name, id: disk.id },
        deleteOption: "Detach",
        diskSizeGB: disk.properties.diskSizeGB,
        toBeDetached: false,
      })),
      ...(controller && { diskControllerType: controller.startsWith("SCSI") ? "SCSI" : "NVMe" }),
    },
    osProfile: {
      computerName: spec.name.slice(0, 15),
      adminUsername: "contosoadmin",
      ...(osType === "Windows"
        ? {
            windowsConfiguration: {
              provisionVMAgent: true,
              enableAutomaticUpdates: true,
              patchSettings: { patchMode: "AutomaticByOS", assessmentMode: "ImageDefault" },
            },
          }
        : {
            linuxConfiguration: {
              disablePasswordAuthentication: true,
              provisionVMAgent: true,
              patchSettings: { patchMode: "ImageDefault", assessmentMode: "ImageDefault" },
            },
          }),
      secrets: [],
      allowExtensionOperations: true,
      requireGuestProvisionSignal: true,
    },
    networkProfile: { networkInterfaces: [{ id: nicId }] },
    diagnosticsProfile: { bootDiagnostics: { enabled: true } },
    timeCreated: azureTime(createdAt),
  };
}

function runtimeOf(spec: MachineSpec, place: Place, createdAt: number): VmRuntime {
  const { osName, osVersion, agentVersion, agentMessage } = operatingSystems[spec.os];
  return {
    powerState: "running",
    hyperVGeneration: generationOf(spec, place),
    osName,
    osVersion,
    agent: { version: agentVersion, status: "Ready", message: agentMessage },
    extensions: [],
    failedDisks: [],
    hasConsistencyScripts: false,
    changedAt: createdAt + dayMs,
  };
}

function generationOf(spec: MachineSpec, place: Place): "V1" | "V2" {
  return findSize(spec.size, place.location)?.generations === "V1" ? "V1" : "V2";
}
