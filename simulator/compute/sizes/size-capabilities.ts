import type { VmSize } from "#simulator/compute/sizes/size-catalog.ts";

type Capability = { name: string; value: string };

const flag = (value: boolean): string => (value ? "True" : "False");
const positive = (value: number): string | undefined => (value > 0 ? String(value) : undefined);

/** Capabilities as the SKU list writes them: names and texts. */
export function capabilitiesOf(size: VmSize): Capability[] {
  const placement = size.tempDiskMiB > 0 ? "ResourceDisk,CacheDisk" : "NvmeDisk";
  const isOnV1 = size.generations === "V1";
  return listed([
    ["MaxResourceVolumeMB", String(size.tempDiskMiB)],
    ["OSVhdSizeMB", "1047552"],
    ["vCPUs", String(size.vCPUs)],
    ["MemoryPreservingMaintenanceSupported", flag(size.gpus === 0 && !size.hasRdma)],
    ["HyperVGenerations", size.generations],
    ["DiskControllerTypes", size.controllers],
    ["SupportedEphemeralOSDiskPlacements", size.hasEphemeralOs ? placement : undefined],
    ["MemoryGB", String(size.memoryGB)],
    ["MaxDataDiskCount", String(size.maxDataDisks)],
    ["CpuArchitectureType", size.architecture],
    ["MaxWriteAcceleratorDisksAllowed", positive(size.writeAcceleratorDisks)],
    ["LowPriorityCapable", flag(size.isSpotCapable)],
    ["PremiumIO", flag(size.hasPremiumIo)],
    ["VMDeploymentTypes", size.hasPremiumIo || !isOnV1 ? "IaaS" : "IaaS,PaaS"],
    ["vCPUsAvailable", String(size.vCPUsAvailable)],
    ["vCPUsPerCore", String(size.threadsPerCore)],
    ["GPUs", positive(size.gpus)],
    ["NvmeDiskSizeInMiB", positive(size.localNvmeMiB)],
    ["UncachedDiskIOPS", String(size.uncachedIops)],
    ["UncachedDiskBytesPerSecond", String(size.uncachedIops * size.bytesPerIo)],
    ["ParentSize", size.parent],
    ["EphemeralOSDiskSupported", flag(size.hasEphemeralOs)],
    ["EncryptionAtHostSupported", flag(size.hasEncryptionAtHost)],
    ["CapacityReservationSupported", "False"],
    ["AcceleratedNetworkingEnabled", flag(size.vCPUs > 1)],
    ["RdmaEnabled", flag(size.hasRdma)],
    ["MaxNetworkInterfaces", String(size.networkInterfaces)],
    ["TrustedLaunchDisabled", isOnV1 ? "True" : undefined],
    ["ConfidentialComputingType", size.confidential],
  ]);
}

function listed(pairs: readonly (readonly [string, string | undefined])[]): Capability[] {
  return pairs.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
