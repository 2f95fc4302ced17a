import type { AzureTrace } from "#lib/azure/port.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Prisma, Run } from "#lib/db/generated/client.ts";
import type { Transition } from "#lib/domain/run/move.ts";
import { fallbackWarning } from "#lib/domain/run/run-failure.ts";
import { isEndState, isWaiting, type RunState, stateRules, statusOf } from "#lib/domain/run/run-state.ts";
import { stepChanges } from "#lib/domain/run/step-changes.ts";
import type { ServiceContext } from "../context.ts";
import { stateOf } from "./run-row.ts";

export type StepEvidence = { trace?: AzureTrace | undefined; operationId?: string | undefined; isRetry: boolean };

/**
 * The only writer of a run. Guarded by the version it saw: when somebody else has moved the run meanwhile, nothing is written
 * and the answer is null.
 * @returns the run as it now is
 */
export async function applyTransition(
  ctx: ServiceContext,
  tx: Tx,
  run: Run,
  move: Transition<object>,
  event: string,
  evidence: StepEvidence,
): Promise<Run | null> {
  const now = ctx.now();
  const from = stateOf(run);
  const hasEnded = isEndState(move.to);
  const startedAt = run.startedAt ?? (event === "cancelRequested" ? null : now);
  const [moved] = await tx.run.updateManyAndReturn({
    where: { id: run.id, version: run.version },
    data: {
      version: run.version + 1,
      engineState: move.to,
      status: statusOf(move.to, true),
      memory: move.memory as Prisma.InputJsonObject,
      dueAt: move.dueAt,
      deadlineAt: deadlineAfter(run, move, now),
      waitReason: move.waitReason,
      startedAt,
      ...(move.failure ? { error: move.failure } : {}),
      ...(move.warnings.length > 0 ? { warnings: move.warnings } : {}),
      ...(hasEnded ? { endedAt: now, achievedMode: move.achievedMode } : {}),
    },
  });
  if (!moved) return null;

  // One entry for the creation and one per move, each of which raises the version.
  const seq = moved.version;
  await tx.runEvent.create({
    data: { runId: run.id, seq, at: now, from, to: move.to, event, message: move.message },
  });
  await writeSteps(tx, run.id, from, move, evidence, now);
  if (hasEnded) await settleItem(tx, run, move, now);
  else if (move.dueAt) {
    await ctx.queue.enqueue(tx, "advance-run", { v: 1, runId: run.id }, { startAfter: move.dueAt });
  }
  return moved;
}

function deadlineAfter(run: Run, move: Transition<object>, now: Date): Date | null {
  if (isEndState(move.to)) return null;
  if (move.to === run.engineState) return run.deadlineAt;
  // A wait lasts as long as Azure says; its own limit counts from there.
  const from = isWaiting(move.to) && move.dueAt ? move.dueAt : now;
  return new Date(from.getTime() + stateRules[move.to].deadlineMs);
}

async function writeSteps(
  tx: Tx,
  runId: string,
  from: RunState,
  move: Transition<object>,
  evidence: StepEvidence,
  now: Date,
): Promise<void> {
  const changes = stepChanges(from, move.to);
  for (const [index, change] of changes.entries()) {
    const isLeft = index === 0;
    const isOver = change.status === "Completed" || change.status === "Failed" || change.status === "Skipped";
    const again = !isLeft || evidence.isRetry ? 1 : 0;
    const detail = change.status === "Waiting" ? move.waitReason : move.message;
    const correlationId = (isLeft && evidence.trace?.correlationId) || null;
    const operationId = (isLeft && evidence.operationId) || null;
    await tx.$executeRaw`
      update "RunStep" set
        status = ${change.status}, detail = ${detail}, "endedAt" = ${isOver ? now : null},
        "startedAt" = coalesce("startedAt", ${now}),
        attempts = case when "startedAt" is null then 1 else attempts + ${again} end,
        "correlationId" = coalesce(${correlationId}, "correlationId"),
        "operationId" = coalesce(${operationId}, "operationId")
      where "runId" = ${runId}::uuid and name = ${change.name}`;
  }
  if (!isEndState(move.to)) return;
  await tx.runStep.updateMany({ where: { runId, status: "NotStarted" }, data: { status: "Skipped", detail: null } });
}

/** The item's state follows its last finished backup; a stopped item stays stopped. */
async function settleItem(tx: Tx, run: Run, move: Transition<object>, now: Date): Promise<void> {
  if (run.kind !== "Backup" || !run.protectedItemId || move.to === "cancelledByUser" || move.to === "cancelledBySystem")
    return;
  const hasPoint = move.to !== "failed";
  await tx.protectedItem.updateMany({
    where: { id: run.protectedItemId, state: { notIn: ["ProtectionStopped", "ProtectionPaused"] } },
    data: { state: hasPoint ? "Protected" : "ProtectionError" },
  });
  if (!hasPoint) return;
  const fellBack = move.warnings.some((warning) => warning.code === fallbackWarning);
  await tx.protectedItem.update({
    where: { id: run.protectedItemId },
    data: { lastSuccessAt: now, fallbackStreak: fellBack ? { increment: 1 } : 0 },
  });
}
