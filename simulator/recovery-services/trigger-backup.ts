import { randomUUID } from "node:crypto";
import { invalidParameter, invalidRequestContent } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, valueAt } from "#simulator/json.ts";
import { documentedRefusal, refusal } from "#simulator/recovery-services/backup-errors.ts";
import { acceptedBackup, startBackupOperation } from "#simulator/recovery-services/backup-operation.ts";
import { recoveryPointName } from "#simulator/recovery-services/catch-up.ts";
import { jobProgress } from "#simulator/recovery-services/job-progress.ts";
import { isBusy } from "#simulator/recovery-services/jobs.ts";
import { findItem } from "#simulator/recovery-services/protected-items.ts";
import { dayMs } from "#simulator/recovery-services/schedule.ts";
import {
  type BackupOutcome,
  backupJob,
  backupOutcome,
  machineFacts,
  transferFactor,
} from "#simulator/recovery-services/take-backup.ts";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";
import type { BackupPolicy, ProtectedItem } from "#simulator/world/backup-records.ts";

const defaultKeepDays = 30;
const maximumKeepDays = 99 * 366;
/** Hard limit of attempts in a day of UTC (backup-support-matrix-iaas, 2026-01-28). */
const maximumOnDemand = 9;

/** POST .../backup: 202 at once; the job that follows takes the snapshot and copies it to the vault. */
export function triggerBackup(call: ArmCall, vault: Vault): Answer {
  const { world } = call.simulator;
  const item = findItem(call, vault);
  if (item === undefined) return refusal("itemNotFound");
  const request = isObject(call.content) ? call.content["properties"] : undefined;
  if (!isObject(request) || request["objectType"] !== "IaasVMBackupRequest")
    return invalidRequestContent("A backup of a virtual machine needs properties with objectType IaasVMBackupRequest.");
  const expiresAt = expiryOf(call);
  if (typeof expiresAt !== "number") return expiresAt;
  const policy = world.backupPolicies.get(item.policyId ?? "");
  if (policy === undefined || item.protectionState === "BackupsSuspended" || item.deleted !== undefined)
    return documentedRefusal(400, "UserErrorBcmDatasourceNotPresent");
  const lock = lockRefusal(call, vault.id, "write");
  if (lock) return lock;
  if (isBusy(call, item.id)) return refusal("objectLocked");
  const jobs = world.backupJobs.list(item.id).filter((job) => job.kind === "Backup");
  if (jobs.some((job) => jobProgress(job, call.now).isCancellable))
    return documentedRefusal(409, "UserErrorBackupOperationInProgress");
  const today = Math.floor(call.now / dayMs) * dayMs;
  if (jobs.filter((job) => job.isUserTriggered && job.startedAt >= today).length >= maximumOnDemand)
    return refusal("tooManyOnDemand");
  return begin(call, vault, { item, policy, expiresAt });
}

function begin(
  call: ArmCall,
  vault: Vault,
  { item, policy, expiresAt }: { item: ProtectedItem; policy: BackupPolicy; expiresAt: number },
): Answer {
  const { world } = call.simulator;
  const name = randomUUID();
  const outcome = backupOutcome(world, item, policy.properties);
  const pointName = recoveryPointName(name);
  const pointId = `${item.id}/recoveryPoints/${pointName}`;
  const operation = startBackupOperation(call, vault, {
    effect: { kind: "startBackup", jobId: name, itemId: item.id, pointId },
  });
  const snapshotEndsAt = operation.endsAt;
  const endsAt = snapshotEndsAt === null ? null : snapshotEndsAt + (snapshotEndsAt - call.now) * transferFactor;
  const job = { name, startedAt: call.now, snapshotEndsAt, endsAt, isUserTriggered: true, activityId: randomUUID() };
  world.backupJobs.put(backupJob(item, job, outcome));
  if (snapshotEndsAt !== null)
    addPoint(call, { item, policy, outcome, expiresAt, pointId, pointName, snapshotEndsAt, endsAt });
  return acceptedBackup(call, operation, { kind: "item", id: item.id });
}

type Taken = {
  item: ProtectedItem;
  policy: BackupPolicy;
  outcome: BackupOutcome;
  expiresAt: number;
  pointId: string;
  pointName: string;
  snapshotEndsAt: number;
  endsAt: number | null;
};

function addPoint(call: ArmCall, taken: Taken): void {
  const { item, policy, outcome, expiresAt, pointId, pointName, snapshotEndsAt, endsAt } = taken;
  if (outcome.outcome === "Failed") return;
  const instantDays = Number(policy.properties["instantRpRetentionRangeInDays"] ?? 2);
  call.simulator.world.recoveryPoints.put({
    id: pointId,
    name: pointName,
    itemId: item.id,
    takenAt: call.now,
    visibleAt: snapshotEndsAt,
    consistency: outcome.consistency,
    snapshotUntil: Math.min(expiresAt, call.now + instantDays * dayMs),
    inVaultAt: endsAt,
    expiresAt,
    rule: "OnDemand",
    machine: machineFacts(item, outcome.vm),
  });
}

/** On-demand backups ignore the policy's retention: the caller says until when they are kept, or it is thirty days. */
function expiryOf(call: ArmCall): number | Answer {
  const text = valueAt(call.content, ["properties", "recoveryPointExpiryTimeInUTC"]);
  if (text === undefined) return call.now + defaultKeepDays * dayMs;
  const at = typeof text === "string" ? Date.parse(text) : Number.NaN;
  if (at > call.now && at <= call.now + maximumKeepDays * dayMs) return at;
  return invalidParameter(
    "recoveryPointExpiryTimeInUTC",
    "The expiry of the recovery point must be an instant in the future, at most 99 years from now.",
  );
}
