import type { AzurePort } from "#lib/azure/port.ts";
import { mapLimited } from "#lib/std/map-limited.ts";
import { describeFailure } from "../azure/describe-failure.ts";
import type { ServiceContext } from "../context.ts";
import type { SubscriptionRead } from "./read-fleet.ts";
import type { ReportProgress } from "./sync-progress.ts";

const maxAgeMs = 24 * 3_600_000;

/** Size lists of the regions in use, at most once a day: they are long and change with Azure's releases. */
export async function refreshSizes(
  ctx: ServiceContext,
  azure: AzurePort,
  connectionId: string,
  readable: (SubscriptionRead & { outcome: "Readable" })[],
  report: ReportProgress,
): Promise<{ calls: number; warnings: string[] }> {
  // Any subscription with a VM in the region will do: capabilities of a size do not depend on it.
  const askedFrom = new Map(
    readable.flatMap(({ subscriptionId, vms }) => vms.map((vm) => [vm.location, subscriptionId] as const)),
  );
  const fresh = await ctx.db.vmSize.groupBy({
    by: ["location"],
    where: { connectionId, fetchedAt: { gt: new Date(ctx.now().getTime() - maxAgeMs) } },
  });
  const freshLocations = new Set(fresh.map((row) => row.location));
  const due = [...askedFrom].filter(([location]) => !freshLocations.has(location));

  let done = 0;
  const warnings = await mapLimited(due, 4, async ([location, subscriptionId]) => {
    const listed = await azure.listSizes(subscriptionId, location);
    done += 1;
    report("sizes", done, due.length, `Reading VM sizes of ${location}`);
    if (!listed.ok) return [`VM sizes of ${location} were not read: ${describeFailure(listed).meaning}`];
    const fetchedAt = ctx.now();
    const data = listed.value.map(({ name, capabilities, restricted }) => ({
      ...{ connectionId, location, name, capabilities, restricted, fetchedAt },
    }));
    await ctx.db.$transaction([
      ctx.db.vmSize.deleteMany({ where: { connectionId, location } }),
      ctx.db.vmSize.createMany({ data, skipDuplicates: true }),
    ]);
    return [];
  });
  return { calls: due.length, warnings: warnings.flat() };
}
