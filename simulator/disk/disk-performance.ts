import type { JsonObject } from "#simulator/json.ts";

/** A size step of a disk family: up to so many GiB the disk has this name and performance. */
type Step = { upToGib: number; tier: string; iops: number; mbps: number };

const step = (upToGib: number, tier: string, iops: number, mbps: number): Step => ({ upToGib, tier, iops, mbps });

const premium: readonly Step[] = [
  step(4, "P1", 120, 25),
  step(8, "P2", 120, 25),
  step(16, "P3", 120, 25),
  step(32, "P4", 120, 25),
  step(64, "P6", 240, 50),
  step(128, "P10", 500, 100),
  step(256, "P15", 1100, 125),
  step(512, "P20", 2300, 150),
  step(1024, "P30", 5000, 200),
  step(2048, "P40", 7500, 250),
  step(4096, "P50", 7500, 250),
  step(8192, "P60", 16000, 500),
  step(16384, "P70", 18000, 750),
  step(32767, "P80", 20000, 900),
];

const standardSsd: readonly Step[] = [
  step(4, "E1", 500, 100),
  step(8, "E2", 500, 100),
  step(16, "E3", 500, 100),
  step(32, "E4", 500, 100),
  step(64, "E6", 500, 100),
  step(128, "E10", 500, 100),
  step(256, "E15", 500, 100),
  step(512, "E20", 500, 100),
  step(1024, "E30", 500, 100),
  step(2048, "E40", 500, 100),
  step(4096, "E50", 500, 100),
  step(8192, "E60", 2000, 400),
  step(16384, "E70", 4000, 600),
  step(32767, "E80", 6000, 750),
];

const standardHdd: readonly Step[] = [
  step(32, "S4", 500, 60),
  step(64, "S6", 500, 60),
  step(128, "S10", 500, 60),
  step(256, "S15", 500, 60),
  step(512, "S20", 500, 60),
  step(1024, "S30", 500, 60),
  step(2048, "S40", 500, 60),
  step(4096, "S50", 500, 60),
  step(8192, "S60", 1300, 300),
  step(16384, "S70", 2000, 500),
  step(32767, "S80", 2000, 500),
];

type Performance = { iops: number; mbps: number; tier?: string };

/** Disks whose performance is bought apart from their size. */
export function isProvisioned(sku: string): boolean {
  return sku === "UltraSSD_LRS" || sku === "PremiumV2_LRS";
}

export function maximumGib(sku: string): number {
  return isProvisioned(sku) ? 65536 : 32767;
}

/** What a disk of this kind and size can do. A Premium disk may be raised to a higher tier than its size has. */
export function performanceProperties(
  disk: { sku: string; gib: number; location: string },
  wanted: Partial<Performance> = {},
): JsonObject {
  const { iops, mbps, tier } = performanceOf(disk, wanted);
  return { diskIOPSReadWrite: iops, diskMBpsReadWrite: mbps, ...(tier !== undefined && { tier }) };
}

function performanceOf(
  disk: { sku: string; gib: number; location: string },
  wanted: Partial<Performance>,
): Performance {
  const { sku, gib } = disk;
  if (sku === "PremiumV2_LRS") return { iops: wanted.iops ?? 3000, mbps: wanted.mbps ?? 125 };
  if (sku === "UltraSSD_LRS") return { iops: wanted.iops ?? 500, mbps: wanted.mbps ?? 8 };
  const steps = sku.startsWith("Premium") ? premium : sku.startsWith("StandardSSD") ? standardSsd : standardHdd;
  const own = steps.findIndex(({ upToGib }) => gib <= upToGib);
  const raised = steps === premium ? steps.findIndex(({ tier }) => tier === wanted.tier?.toUpperCase()) : -1;
  const { iops, mbps, tier } = steps[Math.max(own, raised)] ?? step(gib, "", 0, 0);
  // Recorded standard disks name their tier in the canary regions only.
  const showsTier = steps === premium || /euap$/i.test(disk.location);
  return { iops, mbps, ...(showsTier && { tier }) };
}

export function tierOfSku(sku: string): string {
  if (sku.startsWith("Ultra")) return "Ultra";
  return sku.startsWith("Premium") ? "Premium" : "Standard";
}
