import { isEndState } from "#lib/domain/run/run-state.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { advanceRun } from "#lib/services/runs/advance-run.ts";
import { commitPassages } from "#lib/services/runs/commit-passages.ts";
import type { Query } from "#lib/services/runs/engine.ts";
import { loadRuns } from "#lib/services/runs/load-runs.ts";
import { beginPassage, goOn } from "#lib/services/runs/passage.ts";
import { engineOf } from "#lib/services/runs/run-kinds.ts";
import { stateOf } from "#lib/services/runs/run-row.ts";

/**
 * The engine's parts without its haste: the effect of one state, committed by itself. So a run comes to rest in states that it
 * usually passes through within one transaction. What is announced is also done, as nothing but a death comes between.
 */
export async function takeOneMove(ctx: AzureContext, runId: string): Promise<void> {
  const [run] = await loadRuns(ctx.db, [runId]);
  if (!run) return;
  const state = stateOf(run);
  if (isEndState(state)) return;
  const effect = engineOf(run).effectOf(state);
  const isLate = run.deadlineAt !== null && run.deadlineAt < ctx.now();
  if (isLate || effect.kind === "announced" || effect.kind === "settling") {
    await advanceRun(ctx, runId);
    return;
  }
  const azure = ctx.openAzure(run.virtualMachine.subscription.connection);
  const ask = async <Input, Output>(query: Query<Input, Output>, input: Input): Promise<Output> => {
    const [output] = await query(ctx, [input]);
    return output as Output;
  };
  const { move, outcome, at } = await effect.act({ ctx, azure, run, ask });
  if (!move) return;
  const [committed] = await commitPassages(ctx, [
    { passage: goOn(beginPassage(run), move, outcome, at), settling: null },
  ]);
  if (committed?.status === "rejected") throw committed.reason;
}
