import type { Db, Tx } from "#lib/db/client.ts";
import type { PriceFetch } from "#lib/db/generated/client.ts";
import { refuse } from "../../errors.ts";

export async function requireSheet(db: Db | Tx, sheetId: string): Promise<PriceFetch> {
  const sheet = await db.priceFetch.findFirst({ where: { id: sheetId, origin: "PriceSheet" } });
  return sheet ?? refuse("notFound", "This price sheet does not exist, or no longer. Previews are kept for a day.");
}
