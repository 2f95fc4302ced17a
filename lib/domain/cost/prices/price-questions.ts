import type { DiskFamily, PriceQuestion, SnapshotRedundancy, VaultRedundancy } from "../price-list.ts";

const snapshotRedundancies: readonly SnapshotRedundancy[] = ["LRS", "ZRS"];
const vaultRedundancies: readonly VaultRedundancy[] = ["LRS", "ZRS", "GRS", "RA-GRS"];
const families: readonly DiskFamily[] = ["PremiumV2", "Ultra"];
const tierNumbers = [1, 2, 3, 4, 6, 10, 15, 20, 30, 40, 50, 60, 70, 80];
/** Standard HDD begins at 32 GiB and has no zone-redundant disks. */
const firstHddTier = 4;

function diskQuestions(region: string): PriceQuestion[] {
  return tierNumbers.flatMap((number): PriceQuestion[] => [
    ...(["P", "E"] as const).flatMap((letter) =>
      snapshotRedundancies.map(
        (redundancy): PriceQuestion => ({ charge: "ManagedDisk", region, tier: `${letter}${number}`, redundancy }),
      ),
    ),
    ...(number >= firstHddTier
      ? [{ charge: "ManagedDisk" as const, region, tier: `S${number}`, redundancy: "LRS" as const }]
      : []),
  ]);
}

/** Everything that can be asked about one region, in the order in which people read it. */
export const questionsOf = (region: string): PriceQuestion[] => [
  { charge: "ProtectedInstance", region },
  ...snapshotRedundancies.map((redundancy): PriceQuestion => ({ charge: "SnapshotStorage", region, redundancy })),
  ...vaultRedundancies.map((redundancy): PriceQuestion => ({ charge: "VaultStorage", region, redundancy })),
  { charge: "InterRegionTransfer", region, reach: "WithinContinent" },
  { charge: "InterRegionTransfer", region, reach: "BetweenContinents" },
  ...families.flatMap((family): PriceQuestion[] => [
    { charge: "DiskCapacity", region, family },
    { charge: "InstantAccessStorage", region, family },
    { charge: "InstantAccessRestore", region, family },
  ]),
  ...diskQuestions(region),
];
