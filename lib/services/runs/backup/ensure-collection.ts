import type { Tx } from "#lib/db/client.ts";
import { budgetPolicies } from "#lib/domain/azure-budget/budget-policies.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import { giveBackTurns } from "../../budgets/give-back-turns.ts";
import { heedLimits } from "../../budgets/heed-limits.ts";
import type { ServiceContext } from "../../context.ts";
import { writeOf } from "../engine.ts";
import { upstreamFailed } from "../upstream-failed.ts";
import type { BackupStep } from "./backup-step.ts";

/** One PUT the first time a VM is backed up; afterwards the collection is known and this step is not entered. */
export const ensureCollection: BackupStep = async ({ ctx, azure, run, snapshot }) => {
  const { collection } = snapshot.memory;
  const { virtualMachine: vm } = run;
  const askedAt = ctx.now();
  const answer = await azure.ensureCollection({
    subscriptionId: collection.subscriptionId,
    resourceGroup: collection.resourceGroup,
    name: collection.name,
    location: collection.location,
    vmArmId: vm.armId,
    tags: { createdBy: "stillpoint", stillpointVm: vm.name },
  });
  await heedLimits(ctx, collection, askedAt, answer);
  if (!answer.ok) {
    const goesOn = ["transient", "lost", "unauthenticated"].includes(answer.failure.kind);
    const policies = goesOn || snapshot.memory.sends > 0 ? [] : [budgetPolicies.createPoint];
    return { ...upstreamFailed(answer), writes: [writeOf(giveBackTurns, { place: collection, policies })] };
  }
  const { armId } = answer.value;
  return {
    event: { kind: "collectionReady", armId },
    trace: answer.trace,
    writes: [
      writeOf(recordCollections, {
        virtualMachineId: vm.id,
        armId,
        name: collection.name,
        resourceGroup: collection.resourceGroup,
        location: collection.location,
        sourceArmId: vm.armId,
      }),
    ],
  };
};

type KnownCollection = Record<
  "virtualMachineId" | "armId" | "name" | "resourceGroup" | "location" | "sourceArmId",
  string
>;

async function recordCollections(ctx: ServiceContext, tx: Tx, collections: readonly KnownCollection[]): Promise<void> {
  for (const known of collections) {
    const key = armKey(known.armId);
    await tx.restorePointCollection.upsert({
      where: { armKey: key },
      create: { id: ctx.newId(), armKey: key, pointsReadAt: ctx.now(), createdAt: ctx.now(), ...known },
      update: known,
    });
  }
}
