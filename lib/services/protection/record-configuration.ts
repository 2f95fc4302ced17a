import type { Tx } from "#lib/db/client.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import type { ProtectionGrant } from "#lib/domain/protection/decide-protection.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { type ConfigureJob, insertConfigureJobs } from "./configure-job.ts";
import type { Candidate } from "./load-candidates.ts";

export type PolicyInForce = { id: string; name: string; versionId: string; number: number; settings: PolicySettings };

export type Configured = { candidate: Candidate; grant: ProtectionGrant };

/** Who accepted a warning of a VM, and when. */
type Acceptance = { ruleId: string; acceptedBy: string; acceptedAt: string };

/**
 * Writes what was granted: the item, its story and its job, in a few bulk inserts besides the items.
 * @param change the change of a policy that this belongs to: then earlier acceptances of warnings stay as they were given
 * @returns run ids by VM
 */
export async function recordConfiguration(
  ctx: ServiceContext,
  tx: Tx,
  policy: PolicyInForce,
  configured: readonly Configured[],
  change: { id: string } | null = null,
): Promise<Map<string, string>> {
  const at = ctx.now();
  const jobs: ConfigureJob[] = [];
  for (const { candidate, grant } of configured) {
    const firstRunAt = nextRun(policy.settings, candidate.row.id, at)?.runAt ?? null;
    const earlier = change ? acceptancesOf(candidate) : [];
    const itemId = await saveItem(ctx, tx, policy, { candidate, grant }, firstRunAt, earlier);
    jobs.push({ ...jobOf(ctx, policy, { candidate, grant }, itemId, firstRunAt), policyChangeId: change?.id ?? null });
  }
  return insertConfigureJobs(ctx, tx, policy, jobs);
}

const acceptancesOf = ({ row }: Candidate): Acceptance[] => (row.protectedItem?.acceptedWarnings ?? []) as Acceptance[];

async function saveItem(
  ctx: ServiceContext,
  tx: Tx,
  policy: PolicyInForce,
  { candidate, grant }: Configured,
  nextRunAt: Date | null,
  earlier: readonly Acceptance[],
): Promise<string> {
  const at = ctx.now();
  const { row } = candidate;
  const now = { acceptedBy: actorName(ctx.actor), acceptedAt: at.toISOString() };
  const choice = {
    policyId: policy.id,
    excludedDiskIds: grant.excludedDiskIds,
    acceptedWarnings: grant.acceptedWarnings.map(
      (ruleId) => earlier.find((acceptance) => acceptance.ruleId === ruleId) ?? { ruleId, ...now },
    ),
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
  { candidate: { row, subject }, grant }: Configured,
  protectedItemId: string,
  firstRunAt: Date | null,
): Omit<ConfigureJob, "policyChangeId"> {
  const { excludedDiskIds, acceptedWarnings: accepted } = grant;
  const leftOut = excludedDiskIds.length;
  const details = [
    ["Check eligibility", accepted.length > 0 ? `Eligible. Accepted: ${accepted.join(", ")}.` : "Eligible."],
    [
      "Save protection",
      leftOut > 0 ? `${leftOut} of ${subject.facts.disks.length} disks left out.` : "Every disk included.",
    ],
    ["Plan first backup", firstRunAt ? `First backup at ${firstRunAt.toISOString()}.` : "The schedule never runs."],
  ] as const;
  return {
    virtualMachineId: row.id,
    protectedItemId,
    excludedDiskIds,
    steps: details.map(([name, detail]) => ({ name, detail, status: "Completed" })),
    message: `${verbFor(row.protectedItem?.state)} with policy ${policy.name} (version ${policy.number}) by ${actorName(ctx.actor)}.`,
    detail: { excludedDiskIds, acceptedWarnings: accepted },
    failure: null,
    warnings: [],
  };
}

const verbFor = (state: string | undefined): string =>
  state === undefined ? "Protected" : state === "ProtectionStopped" ? "Protection resumed" : "Protection changed";
