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
 * Run, sub-tasks, first history entry and job, together in the caller's transaction. "One active run per VM" and "one run per
 * item and slot" are unique indexes: the caller meets their violation.
 */
export async function createRun(ctx: ServiceContext, tx: Tx, input: NewRun): Promise<string> {
  const id = ctx.newId();
  const now = ctx.now();
  const memory: RunMemory = {
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
  };
  await tx.run.create({
    data: {
      id,
      kind: "Backup",
      virtualMachineId: input.vm.id,
      protectedItemId: input.protectedItemId,
      policyVersionId: input.policyVersionId,
      trigger: input.trigger,
      requestedBy: input.requestedBy,
      slotAt: input.slotAt,
      requestedMode: input.requestedMode,
      excludedDiskIds: input.excludedDiskIds,
      engineState: "checking",
      memory,
      keepUntil: input.keepUntil,
      dueAt: now,
      deadlineAt: new Date(now.getTime() + stateRules.checking.deadlineMs),
      createdAt: now,
      steps: {
        create: stepNames.map((name, ordinal) => ({ id: ctx.newId(), ordinal, name, status: "NotStarted" })),
      },
      events: {
        create: {
          seq: 0,
          at: now,
          from: "",
          to: "checking",
          event: "created",
          message: input.trigger === "Scheduled" ? "Planned by the policy." : `Requested by ${input.requestedBy}.`,
        },
      },
    },
  });
  await ctx.queue.enqueue(tx, "advance-run", { v: 1, runId: id });
  return id;
}
