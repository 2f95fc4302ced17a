import type { ServiceContext } from "../context.ts";
import { visibleVms } from "../vms/visible-vms.ts";
import { loadPriceSettings } from "./price-settings.ts";

/** ARM names of the regions that prices are wanted for, with the number of VMs there: those of the inventory, and those asked for. */
export async function regionsInUse(ctx: ServiceContext): Promise<Map<string, number>> {
  const { extraRegions } = await loadPriceSettings(ctx.db);
  const groups = await ctx.db.virtualMachine.groupBy({
    by: ["location"],
    where: { ...visibleVms, disappearedAt: null },
    _count: true,
  });
  const counts = new Map(extraRegions.map((region) => [region, 0]));
  for (const { location, _count } of groups) {
    const region = location.toLowerCase();
    counts.set(region, (counts.get(region) ?? 0) + _count);
  }
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
