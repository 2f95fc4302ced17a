import { normalLocation } from "#simulator/arm/resource-id.ts";

export type VmSize = {
  name: string;
  family: string;
  vCPUs: number;
  memoryGB: number;
  maxDataDisks: number;
  hasPremiumIo: boolean;
  generations: "V1" | "V2" | "V1,V2";
  controllers: "SCSI" | "NVMe" | "SCSI, NVMe";
  architecture: "x64" | "Arm64";
  hasEphemeralOs: boolean;
  hasUltra: boolean;
  maxWriteAcceleratorDisks?: number;
  confidential?: string;
  gpus?: number;
  /** Regions whose SKU list does not have the size. */
  missingIn?: readonly string[];
};

type Traits = Partial<Omit<VmSize, "name" | "family" | "vCPUs" | "memoryGB" | "maxDataDisks">>;

function series(family: string, traits: Traits, rows: readonly [string, number, number, number, Traits?][]): VmSize[] {
  return rows.map(([name, vCPUs, memoryGB, maxDataDisks, own]) => ({
    name: `Standard_${name}`,
    family,
    vCPUs,
    memoryGB,
    maxDataDisks,
    hasPremiumIo: true,
    generations: "V1,V2",
    controllers: "SCSI",
    architecture: "x64",
    hasEphemeralOs: false,
    hasUltra: true,
    ...traits,
    ...own,
  }));
}

const basic: Traits = { hasPremiumIo: false, hasUltra: false };
const v6: Traits = { generations: "V2", controllers: "NVMe" };

/** Sizes of the simulated cloud with the capabilities of the real ones; a selection, not the whole catalogue. */
export const sizes: readonly VmSize[] = [
  ...series("standardBSFamily", { hasUltra: false }, [
    ["B1s", 1, 1, 2],
    ["B2s", 2, 4, 4],
    ["B2ms", 2, 8, 4],
    ["B4ms", 4, 16, 8],
  ]),
  ...series("standardDv3Family", basic, [
    ["D2_v3", 2, 8, 4],
    ["D4_v3", 4, 16, 8],
  ]),
  ...series("standardEv3Family", basic, [["E4_v3", 4, 32, 8]]),
  ...series("standardAv2Family", { ...basic, generations: "V1" }, [["A2_v2", 2, 4, 4]]),
  ...series("standardDSv2Family", { generations: "V1", hasUltra: false, hasEphemeralOs: true }, [
    ["DS2_v2", 2, 7, 8],
    ["DS3_v2", 4, 14, 16],
  ]),
  ...series("standardDSv3Family", { hasEphemeralOs: true }, [
    ["D2s_v3", 2, 8, 4],
    ["D4s_v3", 4, 16, 8],
  ]),
  ...series("standardDDSv4Family", { hasEphemeralOs: true }, [["D4ds_v4", 4, 16, 8]]),
  ...series("standardDSv5Family", {}, [
    ["D2s_v5", 2, 8, 4],
    ["D4s_v5", 4, 16, 8],
    ["D8s_v5", 8, 32, 16],
    ["D16s_v5", 16, 64, 32],
  ]),
  ...series("standardDDSv5Family", { hasEphemeralOs: true }, [
    ["D4ds_v5", 4, 16, 8],
    ["D8ds_v5", 8, 32, 16],
  ]),
  ...series("standardDASv5Family", {}, [
    ["D4as_v5", 4, 16, 8],
    ["D8as_v5", 8, 32, 16],
  ]),
  ...series("standardESv5Family", {}, [
    ["E4s_v5", 4, 32, 8],
    ["E8s_v5", 8, 64, 16],
    ["E16s_v5", 16, 128, 32],
    ["E32s_v5", 32, 256, 32],
  ]),
  ...series("standardEBDSv5Family", { controllers: "SCSI, NVMe", hasEphemeralOs: true }, [["E8bds_v5", 8, 64, 16]]),
  ...series("standardDSv6Family", v6, [
    ["D4s_v6", 4, 16, 12],
    ["D8s_v6", 8, 32, 24],
  ]),
  ...series("standardEDSv6Family", { ...v6, hasEphemeralOs: true }, [["E8ds_v6", 8, 64, 24]]),
  ...series("standardDADSv6Family", { ...v6, hasEphemeralOs: true }, [["D8ads_v6", 8, 32, 24]]),
  ...series("standardDADSv7Family", { ...v6, hasEphemeralOs: true }, [["D8ads_v7", 8, 32, 24]]),
  ...series("standardDPSv6Family", { ...v6, architecture: "Arm64" }, [["D4ps_v6", 4, 16, 12]]),
  ...series("standardDCASv6Family", { generations: "V2", confidential: "SNP", hasUltra: false }, [
    ["DC4as_v6", 4, 16, 8],
  ]),
  ...series("standardFSv2Family", { hasEphemeralOs: true, hasUltra: false }, [
    ["F4s_v2", 4, 8, 8],
    ["F8s_v2", 8, 16, 16],
  ]),
  ...series("standardLSv3Family", { controllers: "SCSI, NVMe", hasEphemeralOs: true }, [["L8s_v3", 8, 64, 16]]),
  ...series("standardMSFamily", { hasEphemeralOs: true }, [
    ["M64s", 64, 1024, 64, { maxWriteAcceleratorDisks: 8 }],
    // Old sizes without `s` in the name that take premium disks all the same.
    ["M64", 64, 1024, 64, { maxWriteAcceleratorDisks: 8 }],
    ["M128s", 128, 2048, 64, { maxWriteAcceleratorDisks: 16 }],
  ]),
  ...series("standardNCADSA100v4Family", { generations: "V2", gpus: 1, hasUltra: false }, [
    ["NC24ads_A100_v4", 24, 220, 8, { missingIn: ["westus"] }],
  ]),
  ...series("standardNVv4Family", { gpus: 1, hasUltra: false, missingIn: ["northeurope", "eastus", "westus"] }, [
    ["NV8as_v4", 8, 28, 16],
  ]),
];

/** Offered, but not to these subscriptions. */
export const restrictedSizes: readonly string[] = ["Standard_NC24ads_A100_v4"];

const byName = new Map(sizes.map((size) => [size.name.toLowerCase(), size]));

/** The size as the region's SKU list has it. */
export function findSize(name: string, location: string): VmSize | undefined {
  const size = byName.get(name.toLowerCase());
  return size?.missingIn?.includes(normalLocation(location)) ? undefined : size;
}

/** Capabilities as the SKU list writes them: names and texts. */
export function capabilitiesOf(size: VmSize): { name: string; value: string }[] {
  const text = (value: boolean): string => (value ? "True" : "False");
  const pairs: [string, string | undefined][] = [
    ["MaxResourceVolumeMB", "0"],
    ["OSVhdSizeMB", "1047552"],
    ["vCPUs", String(size.vCPUs)],
    ["vCPUsAvailable", String(size.vCPUs)],
    ["MemoryGB", String(size.memoryGB)],
    ["MaxDataDiskCount", String(size.maxDataDisks)],
    ["MemoryPreservingMaintenanceSupported", "True"],
    ["HyperVGenerations", size.generations],
    ["DiskControllerTypes", size.controllers],
    ["CpuArchitectureType", size.architecture],
    ["PremiumIO", text(size.hasPremiumIo)],
    ["LowPriorityCapable", "True"],
    ["EncryptionAtHostSupported", text(size.hasPremiumIo)],
    ["EphemeralOSDiskSupported", text(size.hasEphemeralOs)],
    ["AcceleratedNetworkingEnabled", text(size.vCPUs > 1)],
    ["TrustedLaunchDisabled", size.generations === "V1" ? "True" : undefined],
    ["MaxWriteAcceleratorDisksAllowed", size.maxWriteAcceleratorDisks?.toString()],
    ["ConfidentialComputingType", size.confidential],
    ["GPUs", size.gpus?.toString()],
  ];
  return pairs.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
