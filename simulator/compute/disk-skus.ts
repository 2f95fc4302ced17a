import type { Region } from "#simulator/fleet/regions.ts";

type DiskSku = { name: string; tier: string; size: string; sizeGiB: [number, number]; iops: number; mbps: number };

/** Upper ends of the fixed sizes, by the number in their name: P30 is 1 TiB. */
const steps: readonly [number, number][] = [
  [1, 4],
  [2, 8],
  [3, 16],
  [4, 32],
  [6, 64],
  [10, 128],
  [15, 256],
  [20, 512],
  [30, 1024],
  [40, 2048],
  [50, 4096],
  [60, 8192],
  [70, 16384],
  [80, 32767],
];

const premiumIops: Record<number, number> = {
  4: 120,
  8: 120,
  16: 120,
  32: 120,
  64: 240,
  128: 500,
  256: 1100,
  512: 2300,
  1024: 5000,
  2048: 7500,
  4096: 7500,
  8192: 16000,
  16384: 18000,
  32767: 20000,
};

function fixed(name: string, tier: string, letter: string, from: number): DiskSku[] {
  return steps.flatMap(([number, gib], index) => {
    if (number < from) return [];
    const iops = letter === "P" ? (premiumIops[gib] ?? 500) : gib >= 8192 ? 2000 : 500;
    const below = steps[index - 1]?.[1] ?? 0;
    const mbps = letter === "P" ? Math.max(25, Math.min(900, iops / 25)) : gib >= 8192 ? 500 : 60;
    return [{ name, tier, size: `${letter}${number}`, sizeGiB: [number === from ? 0 : below, gib], iops, mbps }];
  });
}

const regional: readonly DiskSku[] = [
  ...fixed("Premium_LRS", "Premium", "P", 1),
  ...fixed("StandardSSD_LRS", "Standard", "E", 1),
  ...fixed("Standard_LRS", "Standard", "S", 4),
];

const zonal: readonly DiskSku[] = [
  ...fixed("Premium_ZRS", "Premium", "P", 1),
  ...fixed("StandardSSD_ZRS", "Standard", "E", 1),
  { name: "PremiumV2_LRS", tier: "Premium", size: "V2", sizeGiB: [0, 65_536], iops: 80_000, mbps: 1_200 },
  { name: "UltraSSD_LRS", tier: "Ultra", size: "U", sizeGiB: [3, 65_536], iops: 400_000, mbps: 10_000 },
];

/** Disk and snapshot SKUs of a region; zone-redundant, Premium SSD v2 and Ultra disks need zones. */
export function diskSkusIn(region: Region): unknown[] {
  const disks = region.zones.length > 0 ? [...regional, ...zonal] : regional;
  const snapshots = ["Standard_LRS", "Premium_LRS", ...(region.zones.length > 0 ? ["Standard_ZRS"] : [])];
  return [
    ...disks.map(({ name, tier, size, sizeGiB: [from, to], iops, mbps }) => ({
      ...place("disks", name, region),
      tier,
      size,
      capabilities: [
        { name: "MaxSizeGiB", value: String(to) },
        { name: "MinSizeGiB", value: String(from) },
        { name: "MaxIOps", value: String(iops) },
        { name: "MaxBandwidthMBps", value: String(mbps) },
        { name: "MaxValueOfMaxShares", value: String(to >= 8192 ? 10 : to >= 1024 ? 5 : 1) },
      ],
    })),
    ...snapshots.map((name) => ({ ...place("snapshots", name, region), tier: name.split("_")[0], capabilities: [] })),
  ];
}

function place(resourceType: string, name: string, region: Region) {
  return {
    resourceType,
    name,
    locations: [region.name],
    locationInfo: [{ location: region.name, zones: region.zones, zoneDetails: [] }],
    restrictions: [],
  };
}
