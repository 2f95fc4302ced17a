import { randomUUID } from "node:crypto";
import type { ArmCall } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { refusal } from "#simulator/recovery-services/backup-errors.ts";
import { acceptedBackup, startBackupOperation } from "#simulator/recovery-services/backup-operation.ts";
import { itemJob } from "#simulator/recovery-services/job-records.ts";
import { isBusy } from "#simulator/recovery-services/jobs.ts";
import { findItem } from "#simulator/recovery-services/protected-items.ts";
import { softDeleteDays } from "#simulator/recovery-services/soft-delete.ts";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";

/**
 * DELETE .../protectedItems/{name}: stops protection and deletes the data. With soft delete on, an item that has recovery
 * points stays for a while and can be brought back.
 */
export function deleteProtectedItem(call: ArmCall, vault: Vault): Answer {
  const { world } = call.simulator;
  const item = findItem(call, vault);
  if (item === undefined) return { status: 204 };
  const lock = lockRefusal(call, vault.id, "delete");
  if (lock) return lock;
  if (isBusy(call, item.id)) return refusal("objectLocked");
  const points = world.recoveryPoints.count(item.id);
  const isSecond = item.deleted !== undefined;
  const keepDays = points === 0 || isSecond ? 0 : softDeleteDays(vault.properties);
  if (isSecond && softDeleteDays(vault.properties) > 0) return refusal("softDeleted");
  const jobId = randomUUID();
  const effect = { kind: "deleteProtectedItem", jobId, itemId: item.id, keepDays } as const;
  const operation = startBackupOperation(call, vault, { effect });
  const times = { name: jobId, startedAt: call.now, endsAt: operation.endsAt };
  world.backupJobs.put(itemJob(item, "DeleteBackupData", times, { "Number of Recovery Points": String(points) }));
  return acceptedBackup(call, operation, { kind: "vault", id: vault.id });
}
