import type { Query } from "../runs/engine.ts";

type Standing = { refilledAt: Date; blockedUntil: Date | null };

/** Where budgets stand, by their ids: when they were refilled last, and until when Azure wants to be left alone. */
export const loadStandings: Query<string, Standing | null> = async (ctx, ids) => {
  const rows = await ctx.db.azureBudget.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, refilledAt: true, blockedUntil: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
};
