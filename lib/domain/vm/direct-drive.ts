import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";

/** Premium SSD v2 and Ultra: their snapshots and restores are filled by a background copy. */
export const isDirectDrive = ({ sku }: Pick<DiskFacts, "sku">): boolean =>
  sku === "PremiumV2_LRS" || sku === "UltraSSD_LRS";
