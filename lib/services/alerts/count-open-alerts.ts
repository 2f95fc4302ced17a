import type { OpenAlertsDto } from "#lib/contracts/alerts.ts";
import type { ServiceContext } from "../context.ts";

/** For the badge around every page. The partial index Alert_one_open_per_key holds only what is open. */
export async function countOpenAlerts(ctx: ServiceContext): Promise<OpenAlertsDto> {
  const groups = await ctx.db.alert.groupBy({ by: ["severity"], where: { closedAt: null }, _count: true });
  const countOf = (severity: string) => groups.find((group) => group.severity === severity)?._count ?? 0;
  return { open: groups.reduce((sum, group) => sum + group._count, 0), critical: countOf("Critical") };
}
