import type { LockReading } from "#lib/azure/port.ts";
import type { RunFailure } from "#lib/domain/run/run-failure.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import { applyRetention } from "../../retention/apply-retention.ts";
import type { DeletionStep } from "./deletion-step.ts";

/** A run deletes so many and leaves the rest to the next one: it should not hold a VM for hours. */
const pointsPerRun = 50;

/**
 * What may go now: in the bin and past its days. The policy is asked once more first, because it may have changed since the
 * points were put there. A lock that would make every deletion fail is named before Azure is asked.
 */
export const choosePoints: DeletionStep = async ({ ctx, run }) => {
  await ctx.db.$transaction((tx) => applyRetention(ctx, tx, run.virtualMachineId));
  const points = await ctx.db.restorePoint.findMany({
    where: { virtualMachineId: run.virtualMachineId, purgeAt: { lte: ctx.now() }, deletedAt: null, pinned: false },
    orderBy: [{ takenAt: "asc" }, { id: "asc" }],
    take: pointsPerRun,
    select: { id: true, name: true, armId: true },
  });
  const locks = (run.virtualMachine.subscription.locks as LockReading[] | null) ?? [];
  const lock = locks.find(({ scopeArmId }) => points.some(({ armId }) => isInside(armId, scopeArmId)));
  if (lock) return { event: { kind: "obstacle", failure: lockedFailure(lock) } };
  return { event: { kind: "pointsChosen", points } };
};

const isInside = (armId: string, scopeArmId: string): boolean =>
  `${armKey(armId)}/`.startsWith(`${armKey(scopeArmId)}/`);

const lockedFailure = ({ armId, level, scopeArmId }: LockReading): RunFailure => ({
  code: "ScopeLocked",
  message: `The lock ${armId.split("/").at(-1)} (${level}) stands on ${scopeArmId}.`,
  meaning: "A lock in Azure forbids every deletion there, so points past their retention stay and count towards 500.",
  remedy: "Remove the lock from the resource group of the restore points, or move it to where it does not cover them.",
  whoCanDoIt: "Owner of the Azure subscription",
  correlationId: null,
  requestId: null,
  raw: null,
});
