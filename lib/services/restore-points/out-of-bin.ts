/** What a point that is not in the bin says about the bin. */
export const outOfBin = { binnedAt: null, binnedBecause: null, purgeAt: null } as const;
