import type { Tx } from "#lib/db/client.ts";
import { type PolicySettings, requestedModeOf } from "#lib/domain/policy/policy-settings.ts";
import type { ProtectionGrant } from "#lib/domain/protection/decide-protection.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import { actorName, type ServiceContext } from "../context.ts";
import type { Candidate } from "./load-candidates.ts";

export type PolicyInForce = { id: string; name: string; versionId: string; number: number; settings: PolicySettings };

export type Configured = { candidate: Candidate; grant: ProtectionGrant };

/** Writes what was granted: the item, its story and its job, in three bulk inserts besides the items. @returns run ids by VM */
export async function recordConfiguration(
  ctx: ServiceContext,
  tx: Tx,
  policy: PolicyInForce,
  configured: readonly Configured[],
): Promise<Map<string, string>> {
  const at = ctx.now();
  const jobs = [];
  for (const { candidate, grant } of configured) {
    const firstRunAt = nextRun(policy.settings, candidate.row.id, at)?.runAt ?? null;
    const itemId = await saveItem(ctx, tx, policy, { candidate, grant }, firstRunAt);
    jobs.push(jobOf(ctx, policy, { candidate, grant }, itemId, firstRunAt));
  }
  await tx.run.createMany({ data: jobs.map((job) => job.run) });
  await tx.runStep.createMany({ data: jobs.flatMap((job) => job.steps) });
  await tx.runEvent.createMany({ data: jobs.map((job) => job.event) });
  await tx.vmEvent.createMany({ data: jobs.map((job) => job.vmEvent) });
  return new Map(jobs.map(({ run }) => [run.virtualMachineId, run.id]));
}

async function saveItem(
  ctx: ServiceContext,
  tx: Tx,
  policy: PolicyInForce,
  { candidate, grant }: Configured,
  nextRunAt: Date | null,
): Promise<string> {
  const at = ctx.now();
  const { row } = candidate;
  const choice = {
    policyId: policy.id,
    excludedDiskIds: grant.excludedDiskIds,
    acceptedWarnings: grant.acceptedWarnings.map((ruleId) => ({
      ruleId,
      acceptedBy: actorName(ctx.actor),
      acceptedAt: at.toISOString(),
    })),
    nextRunAt,
  };
  const item = await tx.protectedItem.upsert({
    where: { virtualMachineId: row.id },
    create: { id: ctx.newId(), virtualMachineId: row.id, createdAt: at, ...choice },
    update: { ...choice, ...resumed(row.protectedItem) },
    select: { id: true },
  });
  return item.id;
}

/** Another policy does not change how the last backup went; protection that had stopped starts anew. */
function resumed(item: Candidate["row"]["protectedItem"]) {
  if (item?.state !== "ProtectionStopped") return {};
  const state = item.lastSuccessAt ? ("Protected" as const) : ("InitialBackupPending" as const);
  return { state, stoppedAt: null, missedSlots: 0 };
}

function jobOf(
  ctx: ServiceContext,
  policy: PolicyInForce,
  { candidate, grant }: Configured,
  protectedItemId: string,
  firstRunAt: Date | null,
) {
  const at = ctx.now();
  const id = ctx.newId();
  const { row, subject } = candidate;
  const leftOut = grant.excludedDiskIds.length;
  const accepted = grant.acceptedWarnings;
  const message = `${verbFor(row.protectedItem?.state)} with policy ${policy.name} (version ${policy.number}) by ${actorName(ctx.actor)}.`;
  const details = [
    ["Check eligibility", accepted.length > 0 ? `Eligible. Accepted: ${accepted.join(", ")}.` : "Eligible."],
    [
      "Save protection",
      leftOut > 0 ? `${leftOut} of ${subject.facts.disks.length} disks left out.` : "Every disk included.",
    ],
    ["Plan first backup", firstRunAt ? `First backup at ${firstRunAt.toISOString()}.` : "The schedule never runs."],
  ] as const;
  return {
    run: {
      id,
      kind: "ConfigureBackup" as const,
      virtualMachineId: row.id,
      protectedItemId,
      policyVersionId: policy.versionId,
      trigger: "OnDemand" as const,
      requestedBy: actorName(ctx.actor),
      requestedMode: requestedModeOf(policy.settings),
      excludedDiskIds: grant.excludedDiskIds,
      status: "Completed" as const,
      engineState: "completed",
      memory: {},
      createdAt: at,
      startedAt: at,
      endedAt: at,
    },
    steps: details.map(([name, detail], ordinal) => ({
      ...{ id: ctx.newId(), runId: id, ordinal, name, detail },
      ...{ status: "Completed", attempts: 1, startedAt: at, endedAt: at },
    })),
    event: { runId: id, seq: 0, at, from: "", to: "completed", event: "configured", message },
    vmEvent: {
      ...{ id: ctx.newId(), virtualMachineId: row.id, at, kind: "ProtectionConfigured", message },
      detail: { policyId: policy.id, policyVersion: policy.number, runId: id, ...grantDetail(grant) },
    },
  };
}

const verbFor = (state: string | undefined): string =>
  state === undefined ? "Protected" : state === "ProtectionStopped" ? "Protection resumed" : "Protection changed";

const grantDetail = ({ excludedDiskIds, acceptedWarnings }: ProtectionGrant) => ({ excludedDiskIds, acceptedWarnings });
