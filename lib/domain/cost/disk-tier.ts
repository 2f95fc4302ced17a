import type { DiskFamily, PriceQuestion } from "./price-list.ts";

/** Azure bills these by the next size up, whatever of it is used (pricing dossier 6). */
const ladderGib = [4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_767];
const ladderNumbers = [1, 2, 3, 4, 6, 10, 15, 20, 30, 40, 50, 60, 70, 80];
/** Standard HDD begins here. */
const leastHddGib = 32;

const letters: Record<string, string> = { Premium: "P", StandardSSD: "E", Standard: "S" };
const families: Record<string, DiskFamily> = { PremiumV2_LRS: "PremiumV2", UltraSSD_LRS: "Ultra" };

/** Family of a disk that is billed by its provisioned GiB; null for one that is billed by tier, or not known. */
export const diskFamilyOf = (sku: string | null): DiskFamily | null => families[sku ?? ""] ?? null;

/** What to ask the price list for a disk of this kind; null for a kind or a size that has no tier. */
export function diskQuestion(sku: string | null, sizeGib: number, region: string): PriceQuestion | null {
  const family = diskFamilyOf(sku);
  if (family) return { charge: "DiskCapacity", region, family };
  const [, kind = "", redundancy] = /^(Premium|StandardSSD|Standard)_(LRS|ZRS)$/.exec(sku ?? "") ?? [];
  const letter = letters[kind];
  const step = ladderGib.findIndex((upToGib) => Math.max(sizeGib, letter === "S" ? leastHddGib : 0) <= upToGib);
  if (!letter || step < 0 || (redundancy !== "LRS" && redundancy !== "ZRS")) return null;
  return { charge: "ManagedDisk", region, tier: `${letter}${ladderNumbers[step]}`, redundancy };
}
