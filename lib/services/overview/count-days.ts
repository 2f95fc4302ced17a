import type { OverviewDay } from "#lib/contracts/overview.ts";
import { firstUuidAt } from "#lib/std/uuid.ts";
import type { ServiceContext } from "../context.ts";

const dayMs = 86_400_000;
const dayCount = 7;

type DayRow = { day: string; completed: number; completedWithWarnings: number; failed: number };

/**
 * How the backups of the last seven days ended, by the day of their end in this zone. Ids are time-ordered, so the primary key
 * bounds the scan; a job that began a day before the first day is still found.
 */
export function countDays(ctx: ServiceContext, timeZone: string): Promise<OverviewDay[]> {
  const now = ctx.now();
  const firstId = firstUuidAt(now.getTime() - (dayCount + 1) * dayMs);
  return ctx.db.$queryRaw<DayRow[]>`
    with days as (
      select generate_series(0, ${dayCount - 1}::int) as back
    ), ends as (
      select ("endedAt" at time zone ${timeZone})::date as day, "status"
      from "Run"
      where "id" >= ${firstId}::uuid and "kind" = 'Backup' and "endedAt" is not null
    )
    select to_char(d.day, 'YYYY-MM-DD') as "day",
      count(*) filter (where ends."status" = 'Completed')::int as "completed",
      count(*) filter (where ends."status" = 'CompletedWithWarnings')::int as "completedWithWarnings",
      count(*) filter (where ends."status" = 'Failed')::int as "failed"
    from (select (${now.toISOString()}::timestamptz at time zone ${timeZone})::date - back as day from days) d
    left join ends on ends.day = d.day
    group by d.day
    order by d.day`;
}
