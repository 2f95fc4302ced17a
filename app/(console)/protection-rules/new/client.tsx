"use client";

import { useRouter } from "next/navigation";
import { RuleForm } from "#components/protection-rules/rule-form/rule-form.tsx";
import { emptyRuleDraft } from "#components/protection-rules/rule-form/use-rule-form.ts";
import { useCreateProtectionRule } from "#lib/client/commands/protection-rules.ts";

export function CreateRuleClient({ place }: { place: number }) {
  const router = useRouter();
  const command = useCreateProtectionRule(({ ruleId }) => router.push(`/protection-rules/${ruleId}`));
  return (
    <RuleForm
      rule={null}
      start={emptyRuleDraft(place)}
      onSave={(rule, shown) => command.run({ rule, shown })}
      command={command}
    />
  );
}
