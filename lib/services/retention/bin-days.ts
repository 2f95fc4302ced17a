import type { Db, Tx } from "#lib/db/client.ts";
import { binDaysRange } from "#lib/domain/retention/bin-days.ts";

export const binDaysSettingKey = "retention.binDays";

/** How long a point that nothing keeps any more can still be taken back. */
export async function loadBinDays(db: Db | Tx): Promise<number> {
  const setting = await db.setting.findUnique({ where: { key: binDaysSettingKey } });
  return typeof setting?.value === "number" ? setting.value : binDaysRange.default;
}
