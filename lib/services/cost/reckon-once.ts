import type { ServiceContext } from "../context.ts";

type Kept = { version: string; value: Promise<unknown> };

const minuteMs = 60_000;
/** By database: a process has one, a test may have several. */
const keptBy = new WeakMap<object, Map<string, Kept>>();

/**
 * What is reckoned from the whole ledger, at most once a minute and for all who ask at the same time. What a person changes
 * about an estimate (assumptions, prices, policies, settings, bills) shows at once, in every process.
 */
export async function reckonOnce<Value>(
  ctx: Pick<ServiceContext, "db" | "now">,
  name: string,
  reckon: () => Promise<Value>,
): Promise<Value> {
  const version = `${Math.floor(ctx.now().getTime() / minuteMs)} ${await versionOf(ctx)}`;
  const kept = keptBy.get(ctx.db) ?? new Map<string, Kept>();
  keptBy.set(ctx.db, kept);
  const known = kept.get(name);
  if (known?.version === version) return known.value as Promise<Value>;
  const value = reckon();
  kept.set(name, { version, value });
  value.catch(() => {
    if (kept.get(name)?.value === value) kept.delete(name);
  });
  return value;
}

/** All of these tables are small; points and disks, which are not, wait for the minute. */
async function versionOf({ db }: Pick<ServiceContext, "db">): Promise<string> {
  const [row] = await db.$queryRaw<{ version: string }[]>`
    select concat_ws(' ',
      (select count(*) || ' ' || max("setAt") from "CostAssumption"),
      (select string_agg(id || status::text || coalesce("takenAt"::text, ''), ',' order by id) from "PriceFetch"),
      (select string_agg(key || value::text, ',' order by key) from "Setting"),
      (select count(*) || ' ' || max("createdAt") from "PolicyVersion"),
      (select string_agg(id || coalesce("takenAt"::text, ''), ',' order by id) from "CostImport")
    ) as version`;
  return row?.version ?? "";
}
