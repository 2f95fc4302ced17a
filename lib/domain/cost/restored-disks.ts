import type { Usage } from "./charge-line.ts";
import { diskFamilyOf, diskQuestion } from "./disk-tier.ts";
import { countOf, gibInWords } from "./in-words.ts";
import { type PriceQuestion, priceKey } from "./price-list.ts";
import { exactly } from "./range.ts";

export type RestoredDisk = { sku: string | null; sizeGib: number | null };

/** The managed disks that a restore leaves behind, a month each. Disks of one price are one line. */
export function restoredDisks(disks: readonly RestoredDisk[], region: string): Usage[] {
  const alike = new Map<string, { question: PriceQuestion; disks: RestoredDisk[] }>();
  const unknown: Usage[] = [];
  for (const disk of disks) {
    const question = disk.sizeGib === null ? null : diskQuestion(disk.sku, disk.sizeGib, region);
    if (!question) {
      unknown.push({ part: "RestoredDisks", question: null, quantity: null, explain: () => unknownInWords(disk) });
      continue;
    }
    const key = priceKey(question);
    alike.set(key, { question, disks: [...(alike.get(key)?.disks ?? []), disk] });
  }
  return [...[...alike.values()].map(({ question, disks: same }) => usageOf(question, same)), ...unknown];
}

function usageOf(question: PriceQuestion, disks: readonly RestoredDisk[]): Usage {
  const sizeGib = disks.reduce((sum, disk) => sum + (disk.sizeGib ?? 0), 0);
  const quantity = exactly(question.charge === "ManagedDisk" ? disks.length : sizeGib);
  const explain = () =>
    question.charge === "ManagedDisk"
      ? `${countOf(disks.length, "disk")} of tier ${question.tier}, billed for the whole tier until ${disks.length === 1 ? "it is" : "they are"} deleted.`
      : `${gibInWords(sizeGib)} provisioned; IOPS and throughput beyond what is free come on top.`;
  return { part: "RestoredDisks", question, quantity, explain };
}

function unknownInWords({ sku, sizeGib }: RestoredDisk): string {
  if (sizeGib === null) return "The size of a disk is not known, so the restored one has no price.";
  const isByTier = diskFamilyOf(sku) === null;
  return `No tier is known for a disk of ${gibInWords(sizeGib)}${isByTier && sku ? ` and kind ${sku}` : ""}, so it has no price.`;
}
