import type { LockReading } from "#lib/azure/port.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { DeletionEvent, PointToDelete } from "#lib/domain/run/deletion/deletion-run.ts";
import type { RunFailure } from "#lib/domain/run/run-failure.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import { applyRetention } from "../../retention/apply-retention.ts";
import type { LedgerEffect } from "../engine.ts";
import type { LoadedRun } from "../load-runs.ts";

/** A run deletes so many and leaves the rest to the next one: it should not hold a VM for hours. */
const pointsPerRun = 50;

/**
 * What may go now: in the bin and past its days. The policy is asked once more first, because it may have changed since the
 * points were put there. A lock that would make every deletion fail is named before Azure is asked.
 */
export const choosePoints: LedgerEffect<DeletionEvent>["settle"] = async (ctx, tx, runs) => {
  const vmIds = runs.map((run) => run.virtualMachineId);
  await applyRetention(ctx, tx, vmIds);
  const points = await loadPointsPastTheirDays(tx, vmIds, ctx.now());
  return runs.map((run) => ({ event: chosenOf(run, points.get(run.virtualMachineId) ?? []) }));
};

async function loadPointsPastTheirDays(
  db: Db | Tx,
  vmIds: readonly string[],
  now: Date,
): Promise<Map<string, PointToDelete[]>> {
  const rows = await db.$queryRaw<(PointToDelete & { vmId: string })[]>`
    select vm.id as "vmId", p.id, p.name, p."armId" from unnest(${vmIds}::uuid[]) as vm(id) cross join lateral (
      select id, name, "armId", "takenAt" from "RestorePoint"
      where "virtualMachineId" = vm.id and "purgeAt" <= ${now} and "deletedAt" is null and not pinned
      order by "takenAt", id limit ${pointsPerRun}
    ) p order by p."takenAt", p.id`;
  const byVm = Map.groupBy(rows, ({ vmId }) => vmId);
  return new Map([...byVm].map(([vmId, points]) => [vmId, points.map(({ id, name, armId }) => ({ id, name, armId }))]));
}

function chosenOf(run: LoadedRun, points: PointToDelete[]): DeletionEvent {
  const locks = (run.virtualMachine.subscription.locks as LockReading[] | null) ?? [];
  const lock = locks.find(({ scopeArmId }) => points.some(({ armId }) => isInside(armId, scopeArmId)));
  return lock ? { kind: "obstacle", failure: lockedFailure(lock) } : { kind: "pointsChosen", points };
}

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
