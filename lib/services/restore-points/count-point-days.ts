import type { PointDayDto, PointDaysDto, PointDaysInput } from "#lib/contracts/restore-points.ts";
import { fallbackWarning } from "#lib/domain/run/run-failure.ts";
import type { ServiceContext } from "../context.ts";

const dayCount = 35;

/** What a VM holds, day by day. Uses RestorePoint(virtualMachineId, takenAt). */
export async function countPointDays(ctx: ServiceContext, input: PointDaysInput): Promise<PointDaysDto> {
  const { vmId, timeZone } = input;
  const [edges] = await ctx.db.$queryRaw<{ today: string; oldest: string | null }[]>`
    select to_char(${ctx.now().toISOString()}::timestamptz at time zone ${timeZone}, 'YYYY-MM-DD') as today,
      (select to_char(min("takenAt") at time zone ${timeZone}, 'YYYY-MM-DD') from "RestorePoint"
        where "virtualMachineId" = ${vmId}::uuid and "deletedAt" is null) as oldest`;
  const today = edges?.today ?? "";
  return { days: await readDays(ctx, input, input.until ?? today), oldest: edges?.oldest ?? null, today };
}

/** Midnights are those of the zone, so a day may have 23 or 25 hours. */
function readDays(ctx: ServiceContext, { vmId, timeZone }: PointDaysInput, until: string): Promise<PointDayDto[]> {
  const isFallback = JSON.stringify([{ code: fallbackWarning }]);
  return ctx.db.$queryRaw<PointDayDto[]>`
    with days as (
      select (${until}::date - back) as day from generate_series(0, ${dayCount - 1}::int) as back
    ), points as (
      select p."takenAt", p.pinned, p."binnedAt" is not null as binned, p."achievedMode" as mode,
        p."runId" is null and not p.recovered as is_foreign,
        p."provisioningState" = 'Succeeded' and r.status is distinct from 'Failed' as is_good,
        coalesce(r.warnings @> ${isFallback}::jsonb, false) as fell_back
      from "RestorePoint" p left join "Run" r on r.id = p."runId"
      where p."virtualMachineId" = ${vmId}::uuid and p."deletedAt" is null
        and p."takenAt" >= (${until}::date - ${dayCount - 1}::int)::timestamp at time zone ${timeZone}
        and p."takenAt" < (${until}::date + 1)::timestamp at time zone ${timeZone}
    )
    select to_char(d.day, 'YYYY-MM-DD') as day, count(p."takenAt")::int as total,
      count(*) filter (where is_good and not is_foreign and mode = 'ApplicationConsistent')::int as application,
      count(*) filter (where is_good and not is_foreign and mode = 'FileSystemConsistent')::int as "fileSystem",
      count(*) filter (where is_good and not is_foreign
        and mode is distinct from 'ApplicationConsistent' and mode is distinct from 'FileSystemConsistent')::int as crash,
      count(*) filter (where is_foreign)::int as "foreign",
      count(*) filter (where not is_good and not is_foreign)::int as "notGood",
      count(*) filter (where is_good and fell_back)::int as fallback,
      count(*) filter (where pinned)::int as pinned,
      count(*) filter (where binned)::int as binned
    from days d left join points p on (p."takenAt" at time zone ${timeZone})::date = d.day
    group by d.day order by d.day`;
}
