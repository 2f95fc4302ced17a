import { decideProtection } from "#lib/domain/protection/decide-protection.ts";
import { decideRules, isPending, type ProtectionRule } from "#lib/domain/protection-rules/decide-rules.ts";
import type { ServiceContext } from "../context.ts";
import { refuse } from "../errors.ts";
import { lockPolicy } from "../policies/lock-policy.ts";
import { policyInForce } from "../policies/policy-in-force.ts";
import { loadCandidates } from "../protection/load-candidates.ts";
import { lockVms } from "../protection/lock-vms.ts";
import { type Configured, recordConfiguration } from "../protection/record-configuration.ts";
import { runCommand } from "../run-command.ts";
import { loadRuleVms } from "./load-rule-vms.ts";
import { lockRules } from "./lock-rules.ts";
import { acceptancesOf, loadRuleRow, loadRules } from "./rule-row.ts";

/**
 * Configure backup for VMs that a rule would take, in the rule's name. Under the locks everything is decided again: another
 * worker, or a person, may have been first, and then nothing is left to do.
 * @returns how many VMs were configured
 */
export async function applyRule(
  ctx: ServiceContext,
  { id: ruleId, name }: Pick<ProtectionRule, "id" | "name">,
  vmIds: readonly string[],
): Promise<number> {
  const asRule: ServiceContext = { ...ctx, actor: { kind: "rule", name }, idempotencyKey: null };
  const result = await runCommand(asRule, "applyProtectionRule", async (tx) => {
    await lockRules(tx, "use");
    await lockVms(tx, vmIds);
    const decisions = decideRules(await loadRules(tx), await loadRuleVms(tx, vmIds));
    const taken = decisions.filter((decision) => decision.rule?.id === ruleId && isPending(decision));
    const row = await loadRuleRow(tx, ruleId);
    await lockPolicy(tx, row.policyId, "use");
    const policy = await policyInForce(tx, row.policyId);
    const ids = taken.map(({ vm }) => vm.id);
    const acceptances = acceptancesOf(row);
    const acceptedWarnings = acceptances.map((acceptance) => acceptance.ruleId);
    const choice = { excludedDiskNames: [], acceptedWarnings, osDiskLeftOutAcknowledged: false };
    const candidates = await loadCandidates(tx, ids, policy.settings, ctx.now());
    const configured = candidates.flatMap((candidate): Configured[] => {
      const decision = decideProtection(candidate.subject, choice);
      return decision.ok ? [{ candidate, grant: decision.value }] : [];
    });
    if (configured.length === 0) refuse("conflict", `Nothing is left to configure by rule ${name}.`);
    const runIds = await recordConfiguration(asRule, tx, policy, configured, { kind: "rule", id: ruleId, acceptances });
    return {
      value: { configured: configured.length },
      audit: {
        action: "protectionRule.apply",
        target: name,
        detail: {
          ...{ ruleId, policyId: policy.id, policyVersion: policy.number },
          vms: configured.map(({ candidate: { row: vm } }) => ({
            ...{ vmId: vm.id, vmName: vm.name, fromPolicyId: vm.protectedItem?.policyId ?? null },
            runId: runIds.get(vm.id) ?? null,
          })),
        },
      },
    };
  });
  return result.ok ? result.value.configured : 0;
}
