"use client";

import { useRouter } from "next/navigation";
import { RuleForm } from "#components/protection-rules/rule-form/rule-form.tsx";
import { mutable } from "#components/protection-rules/rule-form/use-rule-form.ts";
import { useModifyProtectionRule } from "#lib/client/commands/protection-rules.ts";
import type { ProtectionRuleDto, RuleDraft } from "#lib/contracts/protection-rules.ts";

export function EditRuleClient({ rule }: { rule: ProtectionRuleDto }) {
  const router = useRouter();
  const command = useModifyProtectionRule(({ ruleId }) => router.push(`/protection-rules/${ruleId}`));
  const { id: ruleId, updatedAt: seenAt } = rule;
  return (
    <RuleForm
      rule={rule}
      start={draftOf(rule)}
      onSave={(draft, shown) => command.run({ ruleId, rule: draft, seenAt, shown })}
      command={command}
    />
  );
}

const draftOf = ({ name, enabled, priority, policy, scope, acceptedWarnings }: ProtectionRuleDto): RuleDraft => ({
  ...{ name, enabled, priority, policyId: policy.id },
  scope: { include: mutable(scope.include), exclude: mutable(scope.exclude) },
  acceptedWarnings: acceptedWarnings.map(({ ruleId }) => ruleId),
});
