import type { Tx } from "#lib/db/client.ts";
import { collectionNameFor, type RunMemory, restorePointNameFor } from "#lib/domain/run/run.ts";
import { stateRules, stepNames } from "#lib/domain/run/run-state.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { ServiceContext } from "../context.ts";

export type NewRun = {
  vm: { id: string; name: string; vmId: string; location: string };
  azureSubscriptionId: string;
  collection: { armId: string; name: string; resourceGroup: string } | null;
  collectionResourceGroup: string;
  protectedItemId: string;
  policyVersionId: string;
  trigger: "Scheduled" | "OnDemand";
  requestedBy: string;
  slotAt: Date | null;
  requestedMode: RequestableMode;
  excludedDiskIds: string[];
  keepUntil: Date;
};

/**
 * Runs, sub-tasks, first history entries and jobs, together in the caller's transaction and in as few statements as one run
 * takes. "One active run per VM" and "one run per item and slot" are unique indexes: the caller meets their violation.
 * @returns the runs' ids, in the order of the inputs
 */
export async function createRuns(ctx: ServiceContext, tx: Tx, inputs: readonly NewRun[]): Promise<string[]> {
  const now = ctx.now();
  const runs = inputs.map((input) => ({ id: ctx.newId(), input }));
  await tx.run.createMany({ data: runs.map(({ id, input }) => runRow(id, input, now)) });
  await tx.runStep.createMany({
    data: runs.flatMap(({ id }) =>
      stepNames.map((name, ordinal) => ({ id: ctx.newId(), runId: id, ordinal, name, status: "NotStarted" })),
    ),
  });
  await tx.runEvent.createMany({
    data: runs.map(({ id, input }) => ({
      runId: id,
      seq: 0,
      at: now,
      from: "",
      to: "checking",
      event: "created",
      message: input.trigger === "Scheduled" ? "Planned by the policy." : `Requested by ${input.requestedBy}.`,
    })),
  });
  for (const { id } of runs) await ctx.queue.enqueue(tx, "advance-run", { v: 1, runId: id });
  return runs.map(({ id }) => id);
}

function runRow(id: string, input: NewRun, now: Date) {
  return {
    id,
    kind: "Backup" as const,
    virtualMachineId: input.vm.id,
    protectedItemId: input.protectedItemId,
    policyVersionId: input.policyVersionId,
    trigger: input.trigger,
    requestedBy: input.requestedBy,
    slotAt: input.slotAt,
    requestedMode: input.requestedMode,
    excludedDiskIds: input.excludedDiskIds,
    engineState: "checking",
    memory: firstMemory(id, input, now),
    keepUntil: input.keepUntil,
    dueAt: now,
    deadlineAt: new Date(now.getTime() + stateRules.checking.deadlineMs),
    createdAt: now,
  };
}

const firstMemory = (id: string, input: NewRun, now: Date): RunMemory => ({
  collection: {
    subscriptionId: input.azureSubscriptionId,
    location: input.vm.location,
    resourceGroup: input.collection?.resourceGroup ?? input.collectionResourceGroup,
    name: input.collection?.name ?? collectionNameFor(input.vm.name, input.vm.vmId),
    armId: input.collection?.armId ?? null,
  },
  restorePointName: restorePointNameFor(id, now),
  operation: null,
  plannedDisks: [],
  tries: 0,
  sends: 0,
  pendingFailure: null,
  waitingSince: null,
});
