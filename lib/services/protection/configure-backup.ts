import type { ConfigureBackupInput, ConfigureBackupResult, ConfigureOutcome } from "#lib/contracts/protection.ts";
import type { Tx } from "#lib/db/client.ts";
import { decideProtection } from "#lib/domain/protection/decide-protection.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import { storeAssessments } from "../eligibility/store-assessments.ts";
import type { ServiceError } from "../errors.ts";
import { lockPolicy } from "../policies/lock-policy.ts";
import { type PolicyInForce, policyInForce } from "../policies/policy-in-force.ts";
import { applyRetentionSoon } from "../retention/apply-retention-soon.ts";
import { runCommand } from "../run-command.ts";
import { type Candidate, loadCandidates } from "./load-candidates.ts";
import { lockVms } from "./lock-vms.ts";
import { type Configured, recordConfiguration } from "./record-configuration.ts";
import { takeShownAssignment } from "./take-shown-assignment.ts";

type Request = ConfigureBackupInput["vms"][number];

/**
 * Puts VMs under a policy: unprotected ones, ones with another policy, and ones whose protection had stopped. Each VM is judged
 * again and gets its own answer; those that may be protected are, in one transaction.
 */
export async function configureBackup(
  ctx: ServiceContext,
  input: ConfigureBackupInput,
): Promise<Result<ConfigureBackupResult, ServiceError>> {
  let configured: Configured[] = [];
  const result = await runCommand(ctx, "configureBackup", async (tx) => {
    await lockVms(
      tx,
      input.vms.map((vm) => vm.vmId),
    );
    await lockPolicy(tx, input.policyId, "use");
    const policy = await policyInForce(tx, input.policyId);
    const changed = await takeShownAssignment(ctx, tx, policy, input);
    const judged = await judge(ctx, tx, policy, input.vms);
    configured = judged.flatMap((one) => one.configured ?? []);
    const runIds = await recordConfiguration(ctx, tx, policy, configured);
    await applyRetentionSoon(
      ctx,
      tx,
      changed.filter((vmId) => runIds.has(vmId)),
    );
    const outcomes = judged.map(({ vmId, vmName, reason }): ConfigureOutcome => {
      const runId = runIds.get(vmId) ?? null;
      return { vmId, vmName, outcome: runId ? "configured" : "refused", reason, runId };
    });
    return {
      value: { outcomes },
      audit: {
        action: "protection.configure",
        target: policy.name,
        detail: { policyId: policy.id, policyVersion: policy.number, vms: input.vms, outcomes },
      },
    };
  });
  // The stored verdicts take the new exclusions into account at once, not only after the next look at Azure.
  if (result.ok && configured.length > 0) {
    await storeAssessments(
      ctx,
      configured.map(({ candidate }) => ({ id: candidate.row.id, facts: candidate.subject.facts })),
    );
  }
  return result;
}

type Judged = { vmId: string; vmName: string; reason: string | null; configured: Configured | null };

async function judge(
  ctx: ServiceContext,
  tx: Tx,
  policy: PolicyInForce,
  requests: readonly Request[],
): Promise<Judged[]> {
  const vmIds = requests.map((request) => request.vmId);
  const candidates = await loadCandidates(tx, vmIds, policy.settings, ctx.now());
  const byId = new Map(candidates.map((candidate) => [candidate.row.id, candidate]));
  return requests.map((request) => judgeOne(byId.get(request.vmId), request));
}

function judgeOne(candidate: Candidate | undefined, request: Request): Judged {
  const { vmId } = request;
  if (!candidate) {
    const reason = "The VM is no longer in the inventory. It may have been deleted or moved out of scope.";
    return { vmId, vmName: vmId, reason, configured: null };
  }
  const decision = decideProtection(candidate.subject, request);
  const vmName = candidate.row.name;
  return decision.ok
    ? { vmId, vmName, reason: null, configured: { candidate, grant: decision.value } }
    : { vmId, vmName, reason: decision.error, configured: null };
}
