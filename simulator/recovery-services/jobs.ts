import { invalidParameter } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import { refusal } from "#simulator/recovery-services/backup-errors.ts";
import { acceptedBackup, startBackupOperation } from "#simulator/recovery-services/backup-operation.ts";
import { itemsInVault } from "#simulator/recovery-services/catch-up.ts";
import { jobProgress } from "#simulator/recovery-services/job-progress.ts";
import { accepts, filterInstant, type ListFilter, parseListFilter } from "#simulator/recovery-services/list-filter.ts";
import { showJob } from "#simulator/recovery-services/show-job.ts";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";
import type { BackupJob } from "#simulator/world/backup-records.ts";

/** GET .../backupJobs: the latest first. */
export function listJobs(call: ArmCall, vault: Vault): Answer {
  const { world } = call.simulator;
  const filter = parseListFilter(queryOf(call.url, "$filter"));
  const range = filter && rangeOf(filter);
  if (filter === null || range === null)
    return invalidParameter("$filter", "The filter of backup jobs cannot be understood.");
  itemsInVault(world, vault.id, call.now);
  const jobs = world.backupJobs
    .list(vault.id)
    .filter((job) => job.startedAt <= call.now && isWanted(filter, range, job, call.now))
    .toSorted((a, b) => b.startedAt - a.startedAt);
  const keys = jobs.map((job) => job.id);
  return pageOf(call, { keys, get: (key) => world.backupJobs.get(key) }, (job) => showJob(job, call.now, false));
}

export function getJob(call: ArmCall, vault: Vault): Answer {
  const job = findJob(call, vault);
  return job ? { status: 200, body: showJob(job, call.now, true) } : refusal("itemNotFound", "The job does not exist.");
}

/** POST .../backupJobs/{name}/cancel: only while a snapshot is taken. */
export function cancelJob(call: ArmCall, vault: Vault): Answer {
  const { world } = call.simulator;
  const job = findJob(call, vault);
  if (job === undefined) return refusal("itemNotFound", "The job does not exist.");
  if (!jobProgress(job, call.now).isCancellable) return refusal("jobNotCancellable");
  const pointIds = world.recoveryPoints
    .list(job.itemId ?? "")
    .filter((point) => point.takenAt === job.startedAt)
    .map((point) => point.id);
  const effect = { kind: "cancelBackup", jobId: job.name, job: job.id, pointIds } as const;
  const operation = startBackupOperation(call, vault, { effect });
  return acceptedBackup(call, operation, { kind: "vault", id: vault.id });
}

/** Whether another operation has the item locked. */
export function isBusy(call: ArmCall, itemId: string): boolean {
  return call.simulator.world.backupJobs
    .list(itemId)
    .some((job) => job.kind !== "Backup" && jobProgress(job, call.now).status === "InProgress");
}

function findJob(call: ArmCall, vault: Vault): BackupJob | undefined {
  const { world } = call.simulator;
  itemsInVault(world, vault.id, call.now);
  return world.backupJobs.get(`${vault.id}/backupJobs/${parameter(call, "jobName")}`);
}

type Range = { from: number; to: number };

/** Without a range the service gives the jobs of the last month, which is all that is kept. */
function rangeOf(filter: ListFilter): Range | null {
  const from = filter.has("starttime") ? filterInstant(filter, "startTime") : 0;
  const to = filter.has("endtime") ? filterInstant(filter, "endTime") : Number.MAX_SAFE_INTEGER;
  return from === null || to === null ? null : { from, to };
}

function isWanted(filter: ListFilter, { from, to }: Range, job: BackupJob, now: number): boolean {
  return (
    job.startedAt >= from &&
    job.startedAt <= to &&
    accepts(filter, "backupManagementType", "AzureIaasVM") &&
    accepts(filter, "operation", job.kind) &&
    accepts(filter, "status", jobProgress(job, now).status) &&
    accepts(filter, "entityFriendlyName", job.friendlyName) &&
    accepts(filter, "jobId", job.name)
  );
}
