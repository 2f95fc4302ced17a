import type { CancelRunInput } from "#lib/contracts/runs.ts";
import { cancelRefusal } from "#lib/domain/run/cancel-refusal.ts";
import { transition } from "#lib/domain/run/transition.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { applyTransition } from "./apply-transition.ts";
import { snapshotOf } from "./run-row.ts";

/** Ends a run that has not reached Azure yet. Azure documents no cancel for a creation it has accepted, so neither do we. */
export function cancelRun(ctx: ServiceContext, input: CancelRunInput): Promise<Result<null, ServiceError>> {
  return runCommand(ctx, "cancel-run", async (tx) => {
    const run = await tx.run.findUnique({ where: { id: input.runId }, include: { virtualMachine: true } });
    if (!run) return refuse("notFound", "This job does not exist. Reload the list of jobs.");
    const snapshot = snapshotOf(run);
    const refusal = cancelRefusal(snapshot.state);
    if (refusal) return refuse("notPossible", refusal);
    const move = transition(snapshot, { kind: "cancelRequested", by: actorName(ctx.actor) }, ctx.now());
    const moved = move && (await applyTransition(ctx, tx, run, move, "cancelRequested", { isRetry: false }));
    if (!moved) return refuse("conflict", "The job moved on at this very moment. Look at its state and try again.");
    return {
      value: null,
      audit: { action: "backup.cancel", target: run.virtualMachine.name, detail: { runId: run.id } },
    };
  });
}
