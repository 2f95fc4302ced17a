import type { CancelRunInput } from "#lib/contracts/runs.ts";
import { cancelRefusal } from "#lib/domain/run/cancel-refusal.ts";
import type { Transition } from "#lib/domain/run/move.ts";
import type { Result } from "#lib/std/result.ts";
import { giveBackTurns, type UnusedTurns } from "../budgets/give-back-turns.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { unusedTurnsOf } from "./backup/await-turn.ts";
import { backupEngine } from "./backup/backup-engine.ts";
import { deletionPlaceOf, unusedDeletionTurns } from "./deletion/await-deletion-turn.ts";
import { deletionEngine } from "./deletion/deletion-engine.ts";
import { type LoadedRun, loadRuns } from "./load-runs.ts";
import { beginPassage, goOn, type Passage } from "./passage.ts";
import { stateOf } from "./run-row.ts";
import { writePassages } from "./write-passages.ts";

/** Ends a run that has not reached Azure yet. Azure documents no cancel for what it has accepted, so neither do we. */
export function cancelRun(ctx: ServiceContext, input: CancelRunInput): Promise<Result<null, ServiceError>> {
  return runCommand(ctx, "cancel-run", async (tx) => {
    const [run] = await loadRuns(tx, [input.runId]);
    if (!run) return refuse("notFound", "This job does not exist. Reload the list of jobs.");
    const refusal = cancelRefusal(stateOf(run));
    if (refusal) return refuse("notPossible", refusal);
    const passage = cancellation(run, actorName(ctx.actor), ctx.now());
    const [moved] = passage ? await writePassages(ctx, tx, [passage]) : [];
    if (!moved) return refuse("conflict", "The job moved on at this very moment. Look at its state and try again.");
    await giveBackTurns(ctx, tx, [unusedOf(run)]);
    return {
      value: null,
      audit: { action: "backup.cancel", target: run.virtualMachine.name, detail: { runId: run.id } },
    };
  });
}

/** Its place in Azure's budget is somebody else's now. */
function unusedOf(run: LoadedRun): UnusedTurns {
  if (run.kind === "DeletePoints") {
    return { place: deletionPlaceOf(run), policies: unusedDeletionTurns(deletionEngine.snapshotOf(run)) };
  }
  const snapshot = backupEngine.snapshotOf(run);
  return { place: snapshot.memory.collection, policies: unusedTurnsOf(snapshot) };
}

function cancellation(run: LoadedRun, by: string, now: Date): Passage | null {
  const event = { kind: "cancelRequested", by } as const;
  const move: Transition<object> | null =
    run.kind === "DeletePoints"
      ? deletionEngine.transition(deletionEngine.snapshotOf(run), event, now)
      : backupEngine.transition(backupEngine.snapshotOf(run), event, now);
  return move && goOn(beginPassage(run), move, { event }, now);
}
