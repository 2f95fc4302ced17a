import type { ServiceContext } from "../context.ts";

/** Far longer than any browser repeats a command. */
const keepMs = 7 * 24 * 60 * 60_000;

/** Receipts serve repeated clicks; one for every command ever given would only fill the database. */
export async function forgetReceipts(ctx: ServiceContext): Promise<number> {
  const before = new Date(ctx.now().getTime() - keepMs);
  const { count } = await ctx.db.commandReceipt.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
