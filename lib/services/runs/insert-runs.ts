import type { Tx } from "#lib/db/client.ts";
import { type EngineKind, engineKinds, stateRules } from "#lib/domain/run/run-state.ts";
import { newSteps } from "#lib/domain/run/run-step.ts";
import type { ServiceContext } from "../context.ts";

/** What a new run says of itself; everything else follows from its kind. */
export type NewRunRow = {
  id: string;
  virtualMachineId: string;
  protectedItemId: string | null;
  policyVersionId: string | null;
  trigger: "Scheduled" | "OnDemand";
  requestedBy: string;
  slotAt: Date | null;
  requestedMode: string;
  excludedDiskIds: readonly string[];
  memory: object;
  keepUntil: Date | null;
  /** The first entry of its history. */
  createdMessage: string;
};

/**
 * Runs, sub-tasks, first history entries and jobs in the caller's transaction, in three statements however many they are: a
 * fleet's backups come due together. "One active run per VM and kind" and "one run per item and slot" are unique indexes:
 * the caller meets their violation.
 */
export async function insertRuns(
  ctx: ServiceContext,
  tx: Tx,
  kind: EngineKind,
  rows: readonly NewRunRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const now = ctx.now();
  const { steps, firstState } = engineKinds[kind];
  const deadlineAt = new Date(now.getTime() + stateRules[firstState].deadlineMs);
  await tx.$executeRaw`
    insert into "Run" (
      id, kind, "virtualMachineId", "protectedItemId", "policyVersionId", "trigger", "requestedBy", "slotAt",
      "requestedMode", "excludedDiskIds", "engineState", steps, memory, "keepUntil", "dueAt", "deadlineAt",
      "createdAt"
    )
    select r.id, ${kind}::"RunKind", r."virtualMachineId", r."protectedItemId", r."policyVersionId",
      r."trigger"::"RunTrigger", r."requestedBy", r."slotAt", r."requestedMode",
      array(select jsonb_array_elements_text(r."excludedDiskIds")), ${firstState},
      ${JSON.stringify(newSteps(steps))}::jsonb, r.memory, r."keepUntil",
      ${now}, ${deadlineAt}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, "virtualMachineId" uuid, "protectedItemId" uuid, "policyVersionId" uuid, "trigger" text,
      "requestedBy" text, "slotAt" timestamptz, "requestedMode" text, "excludedDiskIds" jsonb, memory jsonb,
      "keepUntil" timestamptz
    )`;
  const ids = rows.map(({ id }) => id);
  const messages = rows.map(({ createdMessage }) => createdMessage);
  await tx.$executeRaw`
    insert into "RunEvent" ("runId", seq, at, "from", "to", event, message)
    select r.id, 0, ${now}, '', ${firstState}, 'created', r.message
    from unnest(${ids}::uuid[], ${messages}::text[]) as r(id, message)`;
  await ctx.queue.enqueueAll(
    tx,
    "advance-run",
    ids.map((runId) => ({ payload: { v: 1, runId } })),
  );
}
