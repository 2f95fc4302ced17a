import type { Tx } from "#lib/db/client.ts";
import type { ServiceContext } from "../context.ts";
import type { LoadedRun } from "./load-runs.ts";
import { goOn, type Passage } from "./passage.ts";
import type { BoundSettling, Decision } from "./run-kinds.ts";
import { holdRuns, writePassages } from "./write-passages.ts";

/** A passage, and what it ends with in the same transaction, if that needs nothing but the ledger. */
export type Commission = { passage: Passage; settling: BoundSettling | null };

/** The run as it now is; null when somebody else has moved it meanwhile, and nothing of it was written. */
export type Committed = PromiseSettledResult<LoadedRun | null>;

/**
 * Moves of many runs in one transaction, in a fixed number of statements. Should it fail, each is committed by itself, and at
 * last without what it ends with: what is wrong with one run stays its own.
 */
export async function commitPassages(ctx: ServiceContext, commissions: readonly Commission[]): Promise<Committed[]> {
  try {
    const runs = await ctx.db.$transaction((tx) => commitAll(ctx, tx, commissions));
    return runs.map((value) => ({ status: "fulfilled", value }));
  } catch (error) {
    const [only, ...others] = commissions;
    if (only && others.length === 0) return [await commitLess(ctx, only, error)];
    ctx.log.warn({ err: error, runs: commissions.length }, "Steps could not be committed together: each by itself.");
    const alone: Committed[] = [];
    for (const commission of commissions) alone.push(...(await commitPassages(ctx, [commission])));
    return alone;
  }
}

async function commitLess(ctx: ServiceContext, commission: Commission, reason: unknown): Promise<Committed> {
  const { passage, settling } = commission;
  if (settling === null || passage.entries.length === 0) return { status: "rejected", reason };
  const { id, engineState } = passage.run;
  ctx.log.warn(
    { err: reason, runId: id, state: engineState },
    "What ends this run could not be done yet: it rests here.",
  );
  const [committed] = await commitPassages(ctx, [{ passage, settling: null }]);
  return committed ?? { status: "rejected", reason };
}

async function commitAll(
  ctx: ServiceContext,
  tx: Tx,
  commissions: readonly Commission[],
): Promise<(LoadedRun | null)[]> {
  const settling = commissions.filter((commission) => commission.settling !== null);
  const settled = await settle(ctx, tx, settling);
  const plain = commissions.flatMap((commission) => (commission.settling ? [] : [commission.passage]));
  const moved = await writePassages(ctx, tx, [...plain, ...settled]);
  const isSettled = new Set(settled);
  await writeTogether(
    ctx,
    tx,
    moved.filter((passage) => !isSettled.has(passage)),
  );
  const byId = new Map(moved.map(({ run }) => [run.id, run]));
  return commissions.map(({ passage }) => byId.get(passage.run.id) ?? null);
}

async function writeTogether(ctx: ServiceContext, tx: Tx, passages: readonly Pick<Passage, "writes">[]): Promise<void> {
  const writes = passages.flatMap((passage) => passage.writes);
  for (const [shared, group] of Map.groupBy(writes, (write) => write.shared)) {
    await shared(
      ctx,
      tx,
      group.map(({ input }) => input),
    );
  }
}

/** What the runs end with sees what their own passages write, so that comes first, under lock. @returns the whole passages */
async function settle(ctx: ServiceContext, tx: Tx, commissions: readonly Commission[]): Promise<Passage[]> {
  if (commissions.length === 0) return [];
  const passages = commissions.map(({ passage }) => passage);
  const held = await holdRuns(tx, passages);
  const ours = commissions.filter(({ passage }) => held.has(passage.run.id));
  await writeTogether(
    ctx,
    tx,
    passages.filter(({ run }) => held.has(run.id)),
  );
  const settled = new Map<string, Decision>();
  for (const [settling, group] of Map.groupBy(ours, (commission) => commission.settling)) {
    if (!settling) continue;
    const runs = group.map(({ passage }) => passage.run);
    const decisions = await settling(ctx, tx, runs);
    for (const [index, run] of runs.entries()) {
      const decision = decisions[index];
      if (decision) settled.set(run.id, decision);
    }
  }
  return ours.flatMap(({ passage }) => {
    const decision = settled.get(passage.run.id);
    const whole = decision?.move ? goOn(passage, decision.move, decision.outcome, decision.at) : passage;
    return whole.entries.length > 0 ? [whole] : [];
  });
}
