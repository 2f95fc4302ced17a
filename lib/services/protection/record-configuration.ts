import type { Tx } from "#lib/db/client.ts";
import { leftOutNames } from "#lib/domain/policy/disk-rule.ts";
import type { ProtectionGrant } from "#lib/domain/protection/decide-protection.ts";
import { slotFinder } from "#lib/domain/schedule/slot-finder.ts";
import { invariant } from "#lib/std/invariant.ts";
import { actorName, type ServiceContext } from "../context.ts";
import type { PolicyInForce } from "../policies/policy-in-force.ts";
import { type ConfigureJob, insertConfigureJobs } from "./configure-job.ts";
import type { Candidate } from "./load-candidates.ts";

export type Configured = { candidate: Candidate; grant: ProtectionGrant };

/** Who accepted a warning of a VM, and when. */
export type Acceptance = { ruleId: string; acceptedBy: string; acceptedAt: string };

/** What puts the VMs under the policy, where it is not a person's own choice for each of them. */
export type ConfigurationCause =
  /** The change of a policy: warnings that were accepted stay as they were, and so does the rule, unless the policy is another. */
  | { kind: "change"; id: string }
  /** A protection rule, with the warnings that somebody accepted for it. */
  | { kind: "rule"; id: string; acceptances: readonly Acceptance[] };

/**
 * Writes what was granted: the items, their story and their jobs, in a few statements however many they are.
 * @returns run ids by VM
 */
export async function recordConfiguration(
  ctx: ServiceContext,
  tx: Tx,
  policy: PolicyInForce,
  configured: readonly Configured[],
  cause: ConfigurationCause | null = null,
): Promise<Map<string, string>> {
  const at = ctx.now();
  const slots = slotFinder(policy.settings, at);
  const planned = configured.map((one) => ({ ...one, firstRunAt: slots.nextRun(one.candidate.row.id)?.runAt ?? null }));
  const itemIds = await saveItems(
    ctx,
    tx,
    planned.map((one) => itemRow(ctx, policy, one, cause)),
  );
  const jobs = planned.map(({ firstRunAt, ...one }) => {
    const itemId = itemIds.get(one.candidate.row.id);
    invariant(itemId, `VM ${one.candidate.row.id} was configured and has no protected item.`);
    const policyChangeId = cause?.kind === "change" ? cause.id : null;
    return { ...jobOf(ctx, policy, one, itemId, firstRunAt), policyChangeId };
  });
  return insertConfigureJobs(ctx, tx, policy, jobs);
}

type Planned = Configured & { firstRunAt: Date | null };

function itemRow(
  ctx: ServiceContext,
  policy: PolicyInForce,
  { candidate, grant, firstRunAt }: Planned,
  cause: ConfigurationCause | null,
) {
  const item = candidate.row.protectedItem;
  const now = { acceptedBy: actorName(ctx.actor), acceptedAt: ctx.now().toISOString() };
  const earlier = earlierAcceptances(candidate, cause);
  return {
    id: ctx.newId(),
    virtualMachineId: candidate.row.id,
    policyId: policy.id,
    excludedDiskIds: grant.excludedDiskIds,
    acceptedWarnings: grant.acceptedWarnings.map(
      (ruleId) => earlier.find((acceptance) => acceptance.ruleId === ruleId) ?? { ruleId, ...now },
    ),
    nextRunAt: firstRunAt,
    ruleId: cause?.kind === "rule" ? cause.id : cause && item?.policyId === policy.id ? item.ruleId : null,
  };
}

function earlierAcceptances({ row }: Candidate, cause: ConfigurationCause | null): readonly Acceptance[] {
  if (cause?.kind === "rule") return cause.acceptances;
  return cause ? ((row.protectedItem?.acceptedWarnings ?? []) as Acceptance[]) : [];
}

type ItemRow = ReturnType<typeof itemRow>;

/**
 * The VMs are locked. Another policy does not change how the last backup went; protection that had stopped starts anew.
 * @returns item ids by VM
 */
async function saveItems(ctx: ServiceContext, tx: Tx, rows: readonly ItemRow[]): Promise<Map<string, string>> {
  const saved = await tx.$queryRaw<{ id: string; vmId: string }[]>`
    insert into "ProtectedItem" as i (
      id, "virtualMachineId", "policyId", "excludedDiskIds", "acceptedWarnings", "nextRunAt", "ruleId", "createdAt"
    )
    select r.id, r."virtualMachineId", r."policyId", array(select jsonb_array_elements_text(r."excludedDiskIds")),
      r."acceptedWarnings", r."nextRunAt", r."ruleId", ${ctx.now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, "virtualMachineId" uuid, "policyId" uuid, "excludedDiskIds" jsonb, "acceptedWarnings" jsonb,
      "nextRunAt" timestamptz, "ruleId" uuid
    )
    on conflict ("virtualMachineId") do update set
      "policyId" = excluded."policyId", "excludedDiskIds" = excluded."excludedDiskIds",
      "acceptedWarnings" = excluded."acceptedWarnings", "nextRunAt" = excluded."nextRunAt", "ruleId" = excluded."ruleId",
      "missedSlots" = case when i.state = 'ProtectionStopped' then 0 else i."missedSlots" end,
      "stoppedAt" = case when i.state = 'ProtectionStopped' then null else i."stoppedAt" end,
      "resumedAt" = case when i.state = 'ProtectionStopped' then excluded."createdAt" else i."resumedAt" end,
      state = case
        when i.state <> 'ProtectionStopped' then i.state
        when i."lastSuccessAt" is null then 'InitialBackupPending'::"ProtectionState"
        else 'Protected'::"ProtectionState" end
    returning i.id, i."virtualMachineId" as "vmId"`;
  return new Map(saved.map(({ id, vmId }) => [vmId, id]));
}

function jobOf(
  ctx: ServiceContext,
  policy: PolicyInForce,
  { candidate: { row, subject }, grant }: Configured,
  protectedItemId: string,
  firstRunAt: Date | null,
): Omit<ConfigureJob, "policyChangeId"> {
  const { excludedDiskIds, acceptedWarnings: accepted } = grant;
  const leftOut = leftOutNames(subject.facts, excludedDiskIds, policy.settings.excludeDisks).length;
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
