import type { Db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { gapsBetween, noPoints, type PointGaps } from "#lib/domain/cost/point-gaps.ts";

/** Points of one VM that Azure bills, without those of other tools. The same object for VMs whose points lie alike. */
export type HeldPoints = { kept: PointGaps; withBin: PointGaps; firstAtMs: number | null };

const hourMs = 3_600_000;

export const nothingHeld: HeldPoints = { kept: noPoints, withBin: noPoints, firstAtMs: null };

/**
 * Points of each VM as their ages in hours: storage asks only how far apart they are, and to the hour the points of VMs under
 * the same policy lie alike, so that few are reckoned. Reads the index RestorePoint_billed alone.
 * @param vmIds null for all VMs
 */
export async function loadHeldPoints(
  db: Db,
  vmIds: readonly string[] | null,
  now: Date,
): Promise<Map<string, HeldPoints>> {
  const rows = await db.$queryRaw<{ vmId: string; ages: string }[]>`
    select p."virtualMachineId" as "vmId",
      array_agg(((${now.getTime() / 1_000}::float8 - date_part('epoch', p."takenAt")) / 3600 + 1)::int
        * case when p."binnedAt" is null then 1 else -1 end order by p."takenAt")::text as ages
    from "RestorePoint" p
    where p."deletedAt" is null and p."provisioningState" = 'Succeeded' and (p."runId" is not null or p.recovered)
      and ${vmIds === null ? Prisma.sql`true` : Prisma.sql`p."virtualMachineId" = any (${vmIds}::uuid[])`}
    group by p."virtualMachineId"`;
  const alike = new Map<string, HeldPoints>();
  const heldOf = (ages: string): HeldPoints => {
    const held = alike.get(ages) ?? toHeld(ages, now);
    alike.set(ages, held);
    return held;
  };
  return new Map(rows.map(({ vmId, ages }) => [vmId, heldOf(ages)]));
}

/** @param ages PostgreSQL's array, oldest first, in hours and one more; below zero for a point in the bin */
function toHeld(ages: string, now: Date): HeldPoints {
  const hours = ages.slice(1, -1).split(",").map(Number);
  const takenAtMs = (age: number) => now.getTime() - (Math.abs(age) - 1) * hourMs;
  const withBin = gapsBetween(hours.map(takenAtMs));
  const kept = hours.filter((age) => age > 0);
  return {
    withBin,
    kept: kept.length === hours.length ? withBin : gapsBetween(kept.map(takenAtMs)),
    firstAtMs: takenAtMs(hours[0] ?? 1),
  };
}
