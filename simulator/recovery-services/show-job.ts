import { azureBackupError, azureBackupErrorCodes } from "#simulator/causes/azure-backup-errors.ts";
import { jobProgress } from "#simulator/recovery-services/job-progress.ts";
import { backupTime, duration } from "#simulator/recovery-services/wire-time.ts";
import type { BackupJob } from "#simulator/world/backup-records.ts";
import type { OperationError } from "#simulator/world/records.ts";

/** A job on the wire; its tasks and properties only where a single job is asked for. */
export function showJob(job: BackupJob, now: number, withDetails: boolean): unknown {
  const { status, endedAt, tasks, isCancellable } = jobProgress(job, now);
  const tasksList = tasks.map((task) => ({
    taskId: task.taskId,
    duration: duration(task.durationMs),
    status: task.status,
  }));
  return {
    id: job.id,
    name: job.name,
    type: "Microsoft.RecoveryServices/vaults/backupJobs",
    properties: {
      jobType: "AzureIaaSVMJob",
      ...(job.containerName !== undefined && { containerName: job.containerName }),
      duration: duration((endedAt ?? now) - job.startedAt),
      ...(isCancellable && { actionsInfo: ["Cancellable"] }),
      ...(job.error && endedAt !== null && { errorDetails: [errorDetail(job.error)] }),
      virtualMachineVersion: "Compute",
      ...(withDetails && { extendedInfo: { tasksList, propertyBag: job.propertyBag } }),
      ...(job.kind === "Backup" && { isUserTriggered: job.isUserTriggered }),
      entityFriendlyName: job.friendlyName,
      backupManagementType: "AzureIaasVM",
      operation: job.kind,
      status,
      startTime: backupTime(job.startedAt),
      ...(endedAt !== null && { endTime: backupTime(endedAt) }),
      activityId: job.activityId,
    },
  };
}

/** The numbers of Azure Backup's errors are not known here, so the title is the code and `errorCode` is left out. */
function errorDetail({ code, message }: OperationError): unknown {
  const known = azureBackupErrorCodes.find((name) => name === code);
  return {
    errorTitle: code,
    errorString: message,
    recommendations: known ? [azureBackupError(known).recommendation] : [],
  };
}
