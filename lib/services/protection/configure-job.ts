import type { Tx } from "#lib/db/client.ts";
import { requestedModeOf } from "#lib/domain/policy/policy-settings.ts";
import type { RunFailure, RunWarning } from "#lib/domain/run/run-failure.ts";
import type { RunStep } from "#lib/domain/run/run-step.ts";
import type { StepStatus } from "#lib/domain/run/step-changes.ts";
import { actorName, type ServiceContext } from "../context.ts";
import type { PolicyInForce } from "../policies/policy-in-force.ts";

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

/** In three statements, however many they are. @returns the jobs' ids by VM */
export async function insertConfigureJobs(
  ctx: ServiceContext,
  tx: Tx,
  policy: PolicyInForce,
  jobs: readonly ConfigureJob[],
): Promise<Map<string, string>> {
  const rows = jobs.map((job) => rowsOf(ctx, policy, job));
  await insertRuns(
    tx,
    rows.map((row) => row.run),
  );
  await insertEvents(
    tx,
    rows.map((row) => row.event),
    rows.map((row) => row.vmEvent),
  );
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
      error: job.failure,
      warnings: job.warnings.length > 0 ? job.warnings : null,
      ...{ createdAt: at, startedAt: at, endedAt: at },
      steps: job.steps.map((step): RunStep => {
        const isSkipped = step.status === "Skipped";
        const stepAt = isSkipped ? null : at.toISOString();
        const attempts = isSkipped ? 0 : 1;
        return { ...step, attempts, operationId: null, correlationId: null, startedAt: stepAt, endedAt: stepAt };
      }),
    },
    event: { runId: id, seq: 0, at, from: "", to: engineState, event: job.failure ? "refused" : "configured", message },
    vmEvent: {
      ...{ id: ctx.newId(), virtualMachineId, at, message },
      kind: job.failure ? "ConfigureFailed" : "ProtectionConfigured",
      detail: { policyId: policy.id, policyVersion: policy.number, runId: id, ...job.detail },
    },
  };
}

type Rows = ReturnType<typeof rowsOf>;

/** SQL null and the JSON value null are two things: `nullif` makes one of them. */
const insertRuns = (tx: Tx, runs: readonly Rows["run"][]) => tx.$executeRaw`
  insert into "Run" (
    id, kind, "virtualMachineId", "protectedItemId", "policyVersionId", "policyChangeId", "trigger", "requestedBy",
    "requestedMode", "excludedDiskIds", status, "engineState", error, warnings, steps, memory, "createdAt",
    "startedAt", "endedAt"
  )
  select r.id, r.kind::"RunKind", r."virtualMachineId", r."protectedItemId", r."policyVersionId", r."policyChangeId",
    r."trigger"::"RunTrigger", r."requestedBy", r."requestedMode",
    array(select jsonb_array_elements_text(r."excludedDiskIds")), r.status::"RunStatus", r."engineState",
    nullif(r.error, 'null'), nullif(r.warnings, 'null'), r.steps, '{}', r."createdAt", r."startedAt", r."endedAt"
  from jsonb_to_recordset(${JSON.stringify(runs)}::jsonb) as r(
    id uuid, kind text, "virtualMachineId" uuid, "protectedItemId" uuid, "policyVersionId" uuid, "policyChangeId" uuid,
    "trigger" text, "requestedBy" text, "requestedMode" text, "excludedDiskIds" jsonb, status text, "engineState" text,
    error jsonb, warnings jsonb, steps jsonb, "createdAt" timestamptz, "startedAt" timestamptz, "endedAt" timestamptz
  )`;

async function insertEvents(tx: Tx, runEvents: readonly Rows["event"][], vmEvents: readonly Rows["vmEvent"][]) {
  await tx.$executeRaw`
    insert into "RunEvent" ("runId", seq, at, "from", "to", event, message)
    select "runId", seq, at, "from", "to", event, message
    from jsonb_to_recordset(${JSON.stringify(runEvents)}::jsonb) as r(
      "runId" uuid, seq int, at timestamptz, "from" text, "to" text, event text, message text
    )`;
  await tx.$executeRaw`
    insert into "VmEvent" (id, "virtualMachineId", at, kind, message, detail)
    select id, "virtualMachineId", at, kind, message, detail
    from jsonb_to_recordset(${JSON.stringify(vmEvents)}::jsonb) as r(
      id uuid, "virtualMachineId" uuid, at timestamptz, kind text, message text, detail jsonb
    )`;
}

const statusOf = ({ failure, warnings }: ConfigureJob) =>
  failure ? ("Failed" as const) : warnings.length > 0 ? ("CompletedWithWarnings" as const) : ("Completed" as const);

const endStateOf = ({ failure, warnings }: ConfigureJob): string =>
  failure ? "failed" : warnings.length > 0 ? "completedWithWarnings" : "completed";
