import type { BackupJob } from "#simulator/world/backup-records.ts";

export type JobStatus = "InProgress" | "Completed" | "CompletedWithWarnings" | "Failed" | "Cancelled";
export type JobProgress = { status: JobStatus; endedAt: number | null; tasks: JobTask[]; isCancellable: boolean };
export type JobTask = {
  taskId: string;
  status: "NotStarted" | "InProgress" | "Completed" | "Failed" | "Cancelled";
  durationMs: number;
};

/** How a job stands at an instant. */
export function jobProgress(job: BackupJob, now: number): JobProgress {
  const snapshotEndsAt = job.snapshotEndsAt ?? null;
  const plannedEnd = job.kind === "Backup" && job.outcome === "Failed" ? snapshotEndsAt : job.endsAt;
  const end = job.cancelledAt ?? plannedEnd;
  const endedAt = end !== null && end <= now ? end : null;
  const outcome: JobStatus = job.cancelledAt === undefined ? job.outcome : "Cancelled";
  const isSnapshotting = job.kind === "Backup" && (snapshotEndsAt === null || now < snapshotEndsAt);
  return {
    status: endedAt === null ? "InProgress" : outcome,
    endedAt,
    tasks: job.kind === "Backup" ? backupTasks(job, snapshotEndsAt, now) : [],
    isCancellable: endedAt === null && isSnapshotting,
  };
}

function backupTasks(job: BackupJob, snapshotEndsAt: number | null, now: number): JobTask[] {
  const snapshot: JobTask = { taskId: "Take Snapshot", ...phase(job, job.startedAt, snapshotEndsAt, now) };
  if (snapshotEndsAt !== null && job.endsAt === snapshotEndsAt) return [snapshot];
  const hasStarted = snapshot.status === "Completed" && snapshotEndsAt !== null;
  const transfer: Omit<JobTask, "taskId"> = hasStarted
    ? phase(job, snapshotEndsAt, job.endsAt, now)
    : { status: "NotStarted", durationMs: 0 };
  return [snapshot, { taskId: "Transfer data to vault", ...transfer }];
}

/** A failed backup fails while its snapshot is taken. */
function phase(job: BackupJob, from: number, to: number | null, now: number): Omit<JobTask, "taskId"> {
  if (job.cancelledAt !== undefined) return { status: "Cancelled", durationMs: job.cancelledAt - from };
  if (to === null || now < to) return { status: "InProgress", durationMs: now - from };
  return { status: job.outcome === "Failed" ? "Failed" : "Completed", durationMs: to - from };
}
