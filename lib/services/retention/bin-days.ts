import type { Db, Tx } from "#lib/db/client.ts";

export const binDaysSettingKey = "retention.binDays";

/** Azure Backup's soft delete keeps for 14 days, too. 0 deletes with the next pass. */
export const binDaysRange = { min: 0, max: 30, default: 14 } as const;

/** How long a point that nothing keeps any more can still be taken back. */
export async function loadBinDays(db: Db | Tx): Promise<number> {
  const setting = await db.setting.findUnique({ where: { key: binDaysSettingKey } });
  return typeof setting?.value === "number" ? setting.value : binDaysRange.default;
}
