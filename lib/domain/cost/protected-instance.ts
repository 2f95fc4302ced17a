/**
 * The fee of Azure Backup per protected VM and month. The price list has one price per unit; the tiers come from how many
 * units a size counts for (pricing dossier 2.2; how the last block is rounded was not found, so it is rounded up).
 */
export const halfUnitUpToGib = 50;
export const unitBlockGib = 500;

/** Agentless crash-consistent backup counts half of what is provisioned, however full the disks are (2025-07-25). */
export const agentlessCountedRatio = 0.5;

/** @param countedGib size that counts; nothing for none */
export function protectedInstanceUnits(countedGib: number): number {
  if (countedGib <= 0) return 0;
  return countedGib <= halfUnitUpToGib ? 0.5 : Math.ceil(countedGib / unitBlockGib);
}

/** The sizes between which the fee stays the same: above `aboveGib`, up to `upToGib`. */
export type FeeTier = { units: number; aboveGib: number; upToGib: number };

export function feeTierOf(countedGib: number): FeeTier {
  const units = protectedInstanceUnits(countedGib);
  if (units <= 0.5) return { units, aboveGib: 0, upToGib: halfUnitUpToGib };
  return { units, aboveGib: units === 1 ? halfUnitUpToGib : (units - 1) * unitBlockGib, upToGib: units * unitBlockGib };
}

export const unitsInWords = (units: number): string =>
  units === 0.5 ? "half a unit" : units === 1 ? "one unit" : `${units} units`;

/** How far the fee's next step is. `moreGib` is the least that is too much: one GiB beyond the room that is left. */
export type TierEdge = { units: number; unitsBeyond: number; roomGib: number };

/**
 * @param roomPerGib how many GiB on the disks count as one: 2 for agentless backup, 1 for what is really used
 */
export function nextTierEdge(countedGib: number, roomPerGib = 1): TierEdge {
  const { units, upToGib } = feeTierOf(countedGib);
  return {
    units,
    unitsBeyond: units <= 0.5 ? 1 : units + 1,
    roomGib: (upToGib - countedGib) * roomPerGib,
  };
}
