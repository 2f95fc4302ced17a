import { randomUUID } from "node:crypto";
import type { ArmCall } from "#simulator/arm/call.ts";
import { crashUnsupported } from "#simulator/recovery-services/backup-errors.ts";
import { startBackupOperation } from "#simulator/recovery-services/backup-operation.ts";
import { catchUp } from "#simulator/recovery-services/catch-up.ts";
import { crashProblem, excludedDisks, idsOf } from "#simulator/recovery-services/crash-support.ts";
import { configureJob, policyJob } from "#simulator/recovery-services/job-records.ts";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";
import type { BackupPolicy, ProtectedItem } from "#simulator/world/backup-records.ts";
import type { Operation, OperationError } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** A policy that protects items changes with them: one job for the policy, and one for each item, which can fail. */
export function startPolicyChange(
  call: ArmCall,
  vault: Vault,
  policy: BackupPolicy,
  items: readonly ProtectedItem[],
): Operation {
  const { world } = call.simulator;
  const jobId = randomUUID();
  // What the old schedule has asked for until now is still its own.
  for (const item of items) catchUp(world, item, call.now);
  const operation = startBackupOperation(call, vault, { effect: { kind: "changePolicy", jobId, policy } });
  world.backupJobs.put(policyJob(vault, policy, { name: jobId, startedAt: call.now, endsAt: operation.endsAt }));
  for (const item of items) {
    const error = configurationError(world, item, policy);
    const job = configureJob(item, policy.name, { name: randomUUID(), startedAt: call.now, endsAt: operation.endsAt });
    world.backupJobs.put(error ? { ...job, outcome: "Failed", error } : job);
  }
  return operation;
}

/** Why an item cannot follow its policy: the machine does not support crash-consistent backup. */
export function configurationError(
  world: World,
  item: Pick<ProtectedItem, "vmId" | "extendedProperties">,
  policy: BackupPolicy,
): OperationError | undefined {
  if (policy.properties["snapshotConsistencyType"] !== "OnlyCrashConsistent") return undefined;
  const vm = world.virtualMachines.get(item.vmId);
  const problem = vm && crashProblem(world, vm, idsOf(excludedDisks(item, vm)));
  return problem === undefined ? undefined : crashUnsupported(problem);
}
