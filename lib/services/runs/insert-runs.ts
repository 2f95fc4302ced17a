import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { type EngineKind, engineKinds, stateRules } from "#lib/domain/run/run-state.ts";
import type { ServiceContext } from "../context.ts";

/** A run in the state in which its kind begins. */
export type NewRunRow = Omit<
  Prisma.RunCreateManyInput,
  "kind" | "engineState" | "dueAt" | "deadlineAt" | "createdAt"
> & { id: string; createdMessage: string };

/**
 * Runs, sub-tasks, first history entries and jobs, together in the caller's transaction and in as few statements as one run
 * takes. "One active run per VM and kind" and "one run per item and slot" are unique indexes: the caller meets their violation.
 */
export async function insertRuns(
  ctx: ServiceContext,
  tx: Tx,
  kind: EngineKind,
  rows: readonly NewRunRow[],
): Promise<void> {
  const now = ctx.now();
  const { steps, firstState } = engineKinds[kind];
  const deadlineAt = new Date(now.getTime() + stateRules[firstState].deadlineMs);
  await tx.run.createMany({
    data: rows.map(({ createdMessage, ...row }) => ({
      ...row,
      kind,
      engineState: firstState,
      dueAt: now,
      deadlineAt,
      createdAt: now,
    })),
  });
  await tx.runStep.createMany({
    data: rows.flatMap(({ id }) =>
      steps.map((name, ordinal) => ({ id: ctx.newId(), runId: id, ordinal, name, status: "NotStarted" })),
    ),
  });
  await tx.runEvent.createMany({
    data: rows.map(({ id, createdMessage }) => ({
      runId: id,
      seq: 0,
      at: now,
      from: "",
      to: firstState,
      event: "created",
      message: createdMessage,
    })),
  });
  for (const { id } of rows) await ctx.queue.enqueue(tx, "advance-run", { v: 1, runId: id });
}
