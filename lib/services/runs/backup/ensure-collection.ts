import { armKey } from "#lib/domain/vm/arm-id.ts";
import { heedLimits } from "../../budgets/heed-limits.ts";
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
  if (!answer.ok) return upstreamFailed(answer);
  const { armId } = answer.value;
  return {
    event: { kind: "collectionReady", armId },
    trace: answer.trace,
    write: async (tx) => {
      const known = {
        virtualMachineId: vm.id,
        armId,
        name: collection.name,
        resourceGroup: collection.resourceGroup,
        location: collection.location,
        sourceArmId: vm.armId,
      };
      await tx.restorePointCollection.upsert({
        where: { armKey: armKey(armId) },
        create: { id: ctx.newId(), armKey: armKey(armId), pointsReadAt: ctx.now(), createdAt: ctx.now(), ...known },
        update: known,
      });
    },
  };
};
