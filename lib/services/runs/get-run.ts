import type { BackupDiskDto, RunDetailDto, RunIdInput, RunStepDto } from "#lib/contracts/runs.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { BackupMemory } from "#lib/domain/run/backup/backup-run.ts";
import { cancelRefusal } from "#lib/domain/run/cancel-refusal.ts";
import type { DeletionMemory } from "#lib/domain/run/deletion/deletion-run.ts";
import type { RunFailure, RunWarning } from "#lib/domain/run/run-failure.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { ServiceContext } from "../context.ts";
import { inDiskOrder, toBackupDisk } from "../restore-points/to-backup-disk.ts";
import { describeDeletion } from "./deletion/describe-deletion.ts";
import { describePlannedDisk } from "./describe-planned-disk.ts";
import { stateOf } from "./run-row.ts";
import { runSummarySelect, toRunSummary } from "./to-run-summary.ts";

const detailSelect = {
  ...runSummarySelect,
  engineState: true,
  slotAt: true,
  keepUntil: true,
  memory: true,
  warnings: true,
  virtualMachine: { select: { id: true, name: true, resourceGroup: true, facts: true } },
  steps: true,
  events: { orderBy: { seq: "asc" } },
  restorePoints: { orderBy: { createdAt: "desc" }, take: 1, include: { diskRestorePoints: true } },
} satisfies Prisma.RunSelect;

type DetailRow = Prisma.RunGetPayload<{ select: typeof detailSelect }>;

/** One job with its sub-tasks, disks and history; null when there is none of that id. */
export async function getRun(ctx: ServiceContext, { id }: RunIdInput): Promise<RunDetailDto | null> {
  const row = await ctx.db.run.findUnique({ where: { id }, select: detailSelect });
  if (!row) return null;
  const { facts, ...vm } = row.virtualMachine;
  // Of several attempts the last one is the job's point.
  const point = row.restorePoints[0] ?? null;
  return {
    ...toRunSummary({ ...row, virtualMachine: vm }),
    slotAt: row.slotAt?.toISOString() ?? null,
    keepUntil: (point ? point.keepUntil : row.keepUntil)?.toISOString() ?? null,
    error: row.error as RunFailure | null,
    warnings: (row.warnings as RunWarning[] | null) ?? [],
    steps: row.steps as RunStepDto[],
    disks: inDiskOrder(point ? point.diskRestorePoints.map(toBackupDisk) : plannedDisks(row, facts as VmFacts)),
    history: row.events.map(({ seq, at, message, from, to }) => ({ seq, at: at.toISOString(), message, from, to })),
    restorePoint: point && {
      id: point.id,
      name: point.name,
      armId: point.armId,
      takenAt: point.takenAt.toISOString(),
    },
    deletedPoints:
      row.kind === "DeletePoints"
        ? await describeDeletion(ctx.db, row.memory as DeletionMemory, row.endedAt !== null)
        : null,
    cancelRefusal: cancelRefusal(stateOf(row)),
  };
}

/** Before Azure has accepted the creation there is no point in the ledger: what the inspection planned stands in for it. */
function plannedDisks(row: DetailRow, facts: VmFacts): BackupDiskDto[] {
  const memory = row.memory as Partial<BackupMemory>;
  const state = row.endedAt ? "NotTaken" : "Planned";
  return (memory.plannedDisks ?? []).map((disk) =>
    toBackupDisk({ ...describePlannedDisk(disk, facts), armId: null, state: disk.included ? state : "Excluded" }),
  );
}
