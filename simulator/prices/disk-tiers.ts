/**
 * Monthly prices of disk tiers in East US, USD: an extract of the retail price list in public source code, stored 2026.
 * P10, P30, P80, S4 and E10 are confirmed by a second public note. Tiers go by size in GiB.
 */
export type DiskTier = {
  gib: number;
  number: number;
  premiumLrs: number;
  premiumZrs: number;
  standardSsdLrs: number;
  standardSsdZrs: number;
  /** Standard HDD begins at 32 GiB. */
  hddLrs?: number;
};

type Row = readonly [
  gib: number,
  number: number,
  premiumLrs: number,
  premiumZrs: number,
  ssdLrs: number,
  ssdZrs: number,
  hddLrs?: number,
];

const rows: readonly Row[] = [
  [4, 1, 0.6, 0.9, 0.3, 0.45],
  [8, 2, 1.2, 1.8, 0.6, 0.9],
  [16, 3, 2.4, 3.6, 1.2, 1.8],
  [32, 4, 5.2795, 7.919, 2.4, 3.6, 1.536],
  [64, 6, 10.207, 15.31, 4.8, 7.2, 3.008],
  [128, 10, 19.71, 29.565, 9.6, 14.4, 5.888],
  [256, 15, 38.012, 57.018, 19.2, 28.8, 11.328],
  [512, 20, 73.22, 109.81, 38.4, 57.6, 21.76],
  [1024, 30, 135.17, 202.73, 76.8, 115.2, 40.96],
  [2048, 40, 259.05, 388.57, 153.6, 230.4, 77.824],
  [4096, 50, 495.57, 743.35, 307.2, 460.8, 143.36],
  [8192, 60, 946.08, 1419.12, 614.4, 921.6, 262.14],
  [16384, 70, 1802.06, 2703.09, 1228.8, 1843.2, 491.52],
  [32767, 80, 3604.11, 5406.16, 2457.6, 3686.4, 953.55],
];

export const diskTiers: readonly DiskTier[] = rows.map(
  ([gib, number, premiumLrs, premiumZrs, standardSsdLrs, standardSsdZrs, hddLrs]) => ({
    gib,
    number,
    premiumLrs,
    premiumZrs,
    standardSsdLrs,
    standardSsdZrs,
    ...(hddLrs !== undefined && { hddLrs }),
  }),
);
