import type { Tx } from "#lib/db/client.ts";
import { type BackupMemory, collectionNameFor, restorePointNameFor } from "#lib/domain/run/backup/backup-run.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { ServiceContext } from "../context.ts";
import { insertRuns, type NewRunRow } from "./insert-runs.ts";

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

/** Backups, in the caller's transaction. @returns the runs' ids, in the order of the inputs */
export async function createRuns(ctx: ServiceContext, tx: Tx, inputs: readonly NewRun[]): Promise<string[]> {
  const rows = inputs.map((input) => runRow(ctx.newId(), input, ctx.now()));
  await insertRuns(ctx, tx, "Backup", rows);
  return rows.map(({ id }) => id);
}

const runRow = (id: string, input: NewRun, now: Date): NewRunRow => ({
  id,
  virtualMachineId: input.vm.id,
  protectedItemId: input.protectedItemId,
  policyVersionId: input.policyVersionId,
  trigger: input.trigger,
  requestedBy: input.requestedBy,
  slotAt: input.slotAt,
  requestedMode: input.requestedMode,
  excludedDiskIds: input.excludedDiskIds,
  memory: firstMemory(id, input, now),
  keepUntil: input.keepUntil,
  createdMessage: input.trigger === "Scheduled" ? "Planned by the policy." : `Requested by ${input.requestedBy}.`,
});

const firstMemory = (id: string, input: NewRun, now: Date): BackupMemory => ({
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
  unreadableSince: null,
  waitingSince: null,
  turnAt: null,
  gaveWay: false,
  attempts: 0,
  fallback: null,
  outcome: null,
});
