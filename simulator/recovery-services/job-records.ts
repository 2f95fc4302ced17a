import { randomUUID } from "node:crypto";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";
import type { BackupJob, BackupJobKind, BackupPolicy, ProtectedItem } from "#simulator/world/backup-records.ts";

type Times = Pick<BackupJob, "name" | "startedAt" | "endsAt">;

export function itemJob(
  item: Pick<ProtectedItem, "id" | "vaultId" | "vmName" | "containerName">,
  kind: BackupJobKind,
  times: Times,
  properties: Record<string, string> = {},
): BackupJob {
  return {
    ...times,
    id: `${item.vaultId}/backupJobs/${times.name}`,
    vaultId: item.vaultId,
    itemId: item.id,
    kind,
    friendlyName: item.vmName,
    containerName: item.containerName,
    activityId: randomUUID(),
    outcome: "Completed",
    isUserTriggered: true,
    propertyBag: { "VM Name": item.vmName, ...properties },
  };
}

export function configureJob(item: ProtectedItem, policyName: string, times: Times): BackupJob {
  return itemJob(item, "ConfigureBackup", times, { "Policy Name": policyName });
}

export function policyJob(vault: Vault, policy: BackupPolicy, times: Times): BackupJob {
  return {
    ...times,
    id: `${vault.id}/backupJobs/${times.name}`,
    vaultId: vault.id,
    kind: "ModifyPolicy",
    friendlyName: policy.name,
    activityId: randomUUID(),
    outcome: "Completed",
    isUserTriggered: true,
    propertyBag: { "Policy Name": policy.name },
  };
}
