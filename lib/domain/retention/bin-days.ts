/** How long a point in the bin can still be taken back. Azure Backup's soft delete keeps for 14 days, too; 0 deletes at once. */
export const binDaysRange = { min: 0, max: 30, default: 14 } as const;
