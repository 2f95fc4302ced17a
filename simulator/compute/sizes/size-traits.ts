import type { SizeName } from "#simulator/compute/sizes/size-name.ts";

/** What the family, the letters and the generation of a size tell about it. */
export type SizeTraits = {
  maxDataDisks: number;
  hasPremiumIo: boolean;
  hasUltra: boolean;
  hasEphemeralOs: boolean;
  hasEncryptionAtHost: boolean;
  hasRdma: boolean;
  generations: "V1" | "V2" | "V1,V2";
  controllers: "SCSI" | "NVMe" | "SCSI, NVMe";
  architecture: "x64" | "Arm64";
  isSpotCapable: boolean;
  /** Temporary disk on SCSI; newer sizes have NVMe disks instead. */
  tempDiskMiB: number;
  localNvmeMiB: number;
  uncachedIops: number;
  bytesPerIo: number;
  networkInterfaces: number;
  threadsPerCore: 1 | 2;
  writeAcceleratorDisks: number;
  confidential?: "SNP" | "TDX";
};

export function traitsOf(name: SizeName, vCPUs: number): SizeTraits {
  const { family, features, version } = name;
  const confidential = confidentialTypeOf(name);
  const generations = generationsOf(name);
  const hasPremiumIo = features.includes("s") || (family === "M" && version === 1);
  const isOld = version === 1 && /^[ADFG]$/.test(family);
  return {
    maxDataDisks: dataDisksOf(name, vCPUs),
    hasPremiumIo,
    hasUltra: hasPremiumIo && !isOld && family !== "H" && confidential === undefined,
    hasEphemeralOs: hasEphemeralOs(name),
    hasEncryptionAtHost: hasPremiumIo || version >= 4,
    hasRdma: features.includes("r"),
    generations,
    controllers: controllersOf(name),
    architecture: isArm(name) ? "Arm64" : "x64",
    isSpotCapable: !(family === "B" && version === 1) && !(family === "A" && version === 1) && !name.isPromotion,
    tempDiskMiB: tempDiskMiB(name, vCPUs),
    localNvmeMiB: version >= 6 && features.includes("d") ? vCPUs * 56_320 : family === "L" ? vCPUs * 240_000 : 0,
    uncachedIops: uncachedIops(name, vCPUs),
    bytesPerIo: version <= 3 ? 15_000 : 22_500,
    networkInterfaces: vCPUs <= 4 ? 2 : vCPUs <= 16 ? 4 : 8,
    threadsPerCore: threadsPerCore(name),
    writeAcceleratorDisks: family === "M" ? Math.min(16, Math.max(1, 2 ** Math.floor(Math.log2(vCPUs / 8)))) : 0,
    ...(confidential && { confidential }),
  };
}

function isArm({ features, parts }: SizeName): boolean {
  return features.includes("p") || parts.some((part) => /GB\d{3}$/.test(part));
}

function threadsPerCore(name: SizeName): 1 | 2 {
  const { family, version } = name;
  if (isArm(name) || /^(A|B|G|H[BCX]?|N[CDGPV])$/.test(family)) return 1;
  return (family === "D" && version <= 2) || (family === "F" && version === 1) || family === "DC" ? 1 : 2;
}

function confidentialTypeOf({ family, features, version }: SizeName): SizeTraits["confidential"] {
  if (!/^(DC|EC|NCC)$/.test(family) || version < 5) return undefined;
  return features.includes("a") ? "SNP" : "TDX";
}

function generationsOf(name: SizeName): SizeTraits["generations"] {
  const { family, features, version, parts } = name;
  const isRecentGpu = parts.some((part) => /^(A100|[HV]\d{3}|MI\d+X|GB\d+)$/.test(part));
  if (version >= 6 || isArm(name) || isRecentGpu || /^(DC|EC|NCC|FX|HX|NG|PB)$/.test(family)) return "V2";
  if ((family === "HB" && version >= 4) || (family === "L" && version >= 4)) return "V2";
  if (family === "ND" && version >= 4) return "V2";
  if (family === "M" && (version >= 3 || (version === 2 && name.number >= 208))) return "V2";
  if (family === "A" || (/^(H|NC|NV|ND)$/.test(family) && version === 1)) return "V1";
  return !features.includes("s") && version <= 3 && /^[DEFG]$/.test(family) ? "V1" : "V1,V2";
}

function controllersOf({ family, features, version }: SizeName): SizeTraits["controllers"] {
  if (features.includes("p")) return "SCSI";
  if (version >= 6 || (family === "HB" && version === 5) || (family === "FX" && version >= 2)) return "NVMe";
  if (family === "L" && version >= 4) return "NVMe";
  const isBoth = (family === "E" && features.includes("b")) || (family === "L" && version === 3);
  return isBoth || (family === "M" && version >= 3) ? "SCSI, NVMe" : "SCSI";
}

function dataDisksOf({ family, features, version, number, parts }: SizeName, vCPUs: number): number {
  const steps = (perVCpu: number, maximum: number): number => Math.min(maximum, Math.max(1, vCPUs * perVCpu));
  if (family === "A") return number === 0 ? 1 : steps(2, 16);
  if (family === "B" && version === 1) return vCPUs > 4 && vCPUs <= 12 ? 16 : steps(2, 32);
  if (parts.some((part) => /^[AH]\d{3}$/.test(part))) return Math.max(8, Math.floor(vCPUs / 24) * 8);
  if (/^[DF]$/.test(family) && version <= (family === "D" ? 2 : 1)) return steps(4, 64);
  if (family === "G") return steps(4, 64);
  if (family === "H" || /^H[BCX]$/.test(family)) return family === "H" ? vCPUs * 4 : 8;
  if (family === "M") return vCPUs < 64 ? Math.max(8, vCPUs) : 64;
  if (family === "L" && version === 1) return steps(4, 64);
  if (family === "NC" && /^r?s?$/.test(features)) return steps(2, 32);
  if (family === "DC" && version === 3) return steps(4, 32);
  const isBoost = (version >= 6 && !features.includes("a")) || version >= 7;
  if (isBoost && /^[DEF]C?$/.test(family)) return vCPUs <= 2 ? 8 : Math.min(64, vCPUs * 3);
  return steps(2, 32);
}

/** A cache or a local disk that can hold the operating system. */
function hasEphemeralOs({ family, features, version }: SizeName): boolean {
  if (family === "A" || family === "H" || family === "G" || /^H[BCX]$/.test(family)) return false;
  if (features.includes("d")) return true;
  if (!features.includes("s")) return false;
  if (/^[DE]$/.test(family)) return version <= 3 || (version === 4 && features.includes("a"));
  if (family === "B") return version === 1;
  if (family === "F") return version <= 2;
  return !/^[DE]C$/.test(family) && !(family === "M" && version >= 2) && !(family === "FX" && version >= 2);
}

function tempDiskMiB({ family, features, version }: SizeName, vCPUs: number): number {
  const perVCpu = (gib: number): number => Math.round(vCPUs * gib * 1024);
  if (version >= 6 || family === "L") return family === "L" ? perVCpu(10) : 0;
  if (features.includes("d")) return perVCpu(37.5);
  if (family === "A") return perVCpu(10);
  if (family === "B") return version === 1 ? perVCpu(features === "s" && vCPUs <= 2 ? 4 : 8) : 0;
  if (/^[DE]$/.test(family)) {
    if (version >= 5 || (version === 4 && !features.includes("a"))) return 0;
    const gib = family === "E" ? 16 : 8;
    return perVCpu(features.includes("s") ? (version <= 2 ? 7 : gib) : version <= 2 ? 50 : 25);
  }
  if (family === "F") return perVCpu(version === 1 && !features.includes("s") ? 16 : 8);
  return /^[DE]C$/.test(family) ? 0 : perVCpu(16);
}

/** The documents' figures follow 1,600 an vCPU up to the limit of the generation. */
function uncachedIops({ family, features, version }: SizeName, vCPUs: number): number {
  if (family === "A") return 500 * Math.max(1, vCPUs * 2);
  if (family === "B" && version === 1) return Math.min(4320, (features === "ms" ? 640 : 320) * (vCPUs + 1) - 320);
  if (family === "M") return Math.min(version >= 3 ? 260_000 : 80_000, 625 * vCPUs);
  const perVCpu = family === "D" && version <= 2 ? 3200 : 1600;
  if (vCPUs === 2 && version >= 4) return features.includes("a") && version === 6 ? 4000 : 3750;
  return Math.min(version >= 6 ? 400_000 : 80_000, Math.max(320, perVCpu * vCPUs));
}
