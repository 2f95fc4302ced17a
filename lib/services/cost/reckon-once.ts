import type { ServiceContext } from "../context.ts";

type Kept = { version: string; atMs: number; value: Promise<unknown> };

const freshMs = 60_000;
/** Older than this, nobody is shown it while it is reckoned again. */
const shownMs = 15 * 60_000;
/** By database: a process has one, a test may have several. */
const keptBy = new WeakMap<object, Map<string, Kept>>();

/**
 * What is reckoned from the whole ledger, at most once a minute and for all who ask at the same time. Who comes later sees what
 * there is, with its age, while it is reckoned again. What a person changes about an estimate (assumptions, prices, policies,
 * protection, settings, bills) shows at once, in every process.
 */
export async function reckonOnce<Value>(
  ctx: Pick<ServiceContext, "db" | "now">,
  name: string,
  reckon: () => Promise<Value>,
): Promise<Value> {
  const nowMs = ctx.now().getTime();
  const version = await versionOf(ctx);
  const kept = keptBy.get(ctx.db) ?? new Map<string, Kept>();
  keptBy.set(ctx.db, kept);
  const known = kept.get(name);
  const ageMs = known?.version === version ? Math.abs(nowMs - known.atMs) : Number.POSITIVE_INFINITY;
  if (known && ageMs < freshMs) return known.value as Promise<Value>;
  const value = reckon();
  if (known && ageMs < shownMs) {
    // Only one looks; who asks meanwhile is as well served.
    known.atMs = nowMs;
    value.then(
      () => kept.set(name, { version, atMs: nowMs, value }),
      () => kept.delete(name),
    );
    return known.value as Promise<Value>;
  }
  kept.set(name, { version, atMs: nowMs, value });
  value.catch(() => {
    if (kept.get(name)?.value === value) kept.delete(name);
  });
  return value;
}

/** Cheap to ask; points and disks, which are not, wait for the minute. */
async function versionOf({ db }: Pick<ServiceContext, "db">): Promise<string> {
  const [row] = await db.$queryRaw<{ version: string }[]>`
    select concat_ws(' ',
      (select concat_ws(' ', count(*), max("setAt")) from "CostAssumption"),
      (select string_agg(id || status::text || coalesce("takenAt"::text, ''), ',' order by id) from "PriceFetch"),
      (select string_agg(key || value::text, ',' order by key) from "Setting" where key not like 'worker.%'),
      (select concat_ws(' ', count(*), max("createdAt"), max("stoppedAt")) from "ProtectedItem"),
      (select concat_ws(' ', count(*), max("createdAt")) from "PolicyVersion"),
      (select string_agg(id || coalesce("takenAt"::text, ''), ',' order by id) from "CostImport")
    ) as version`;
  return row?.version ?? "";
}
