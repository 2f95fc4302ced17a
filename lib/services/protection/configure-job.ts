import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { requestedModeOf } from "#lib/domain/policy/policy-settings.ts";
import type { RunFailure, RunWarning } from "#lib/domain/run/run-failure.ts";
import type { StepStatus } from "#lib/domain/run/step-changes.ts";
import { actorName, type ServiceContext } from "../context.ts";
import type { PolicyInForce } from "./record-configuration.ts";

type JobStep = { name: string; status: StepStatus; detail: string };

/** A *Configure backup* job: what it decided about one VM is done when it is written, so it never runs. */
export type ConfigureJob = {
  virtualMachineId: string;
  protectedItemId: string;
  policyChangeId: string | null;
  excludedDiskIds: string[];
  steps: JobStep[];
  /** What the job and the VM's story say. */
  message: string;
  /** Beside the policy, for the VM's story. */
  detail: { [key: string]: string[] };
  failure: RunFailure | null;
  warnings: RunWarning[];
};

/** In four bulk inserts. @returns the jobs' ids by VM */
export async function insertConfigureJobs(
  ctx: ServiceContext,
  tx: Tx,
  policy: PolicyInForce,
  jobs: readonly ConfigureJob[],
): Promise<Map<string, string>> {
  const rows = jobs.map((job) => rowsOf(ctx, policy, job));
  await tx.run.createMany({ data: rows.map((row) => row.run) });
  await tx.runStep.createMany({ data: rows.flatMap((row) => row.steps) });
  await tx.runEvent.createMany({ data: rows.map((row) => row.event) });
  await tx.vmEvent.createMany({ data: rows.map((row) => row.vmEvent) });
  return new Map(rows.map(({ run }) => [run.virtualMachineId, run.id]));
}

function rowsOf(ctx: ServiceContext, policy: PolicyInForce, job: ConfigureJob) {
  const at = ctx.now();
  const id = ctx.newId();
  const { virtualMachineId, protectedItemId, policyChangeId, excludedDiskIds, message } = job;
  const engineState = endStateOf(job);
  return {
    run: {
      ...{ id, virtualMachineId, protectedItemId, policyChangeId, excludedDiskIds, engineState },
      kind: "ConfigureBackup" as const,
      policyVersionId: policy.versionId,
      trigger: "OnDemand" as const,
      requestedBy: actorName(ctx.actor),
      requestedMode: requestedModeOf(policy.settings),
      status: statusOf(job),
      error: job.failure ?? Prisma.DbNull,
      warnings: job.warnings.length > 0 ? job.warnings : Prisma.DbNull,
      memory: {},
      ...{ createdAt: at, startedAt: at, endedAt: at },
    },
    steps: job.steps.map((step, ordinal) => ({
      ...{ id: ctx.newId(), runId: id, ordinal, ...step, attempts: step.status === "Skipped" ? 0 : 1 },
      ...(step.status === "Skipped" ? {} : { startedAt: at, endedAt: at }),
    })),
    event: { runId: id, seq: 0, at, from: "", to: engineState, event: job.failure ? "refused" : "configured", message },
    vmEvent: {
      ...{ id: ctx.newId(), virtualMachineId, at, message },
      kind: job.failure ? "ConfigureFailed" : "ProtectionConfigured",
      detail: { policyId: policy.id, policyVersion: policy.number, runId: id, ...job.detail },
    },
  };
}

const statusOf = ({ failure, warnings }: ConfigureJob) =>
  failure ? ("Failed" as const) : warnings.length > 0 ? ("CompletedWithWarnings" as const) : ("Completed" as const);

const endStateOf = ({ failure, warnings }: ConfigureJob): string =>
  failure ? "failed" : warnings.length > 0 ? "completedWithWarnings" : "completed";
