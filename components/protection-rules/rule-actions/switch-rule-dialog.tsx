"use client";

import { useSwitchProtectionRule } from "#lib/client/commands/protection-rules.ts";
import type { ProtectionRuleDto } from "#lib/contracts/protection-rules.ts";
import { ChangeDialog } from "./change-dialog.tsx";

export type RuleDialogProps = { rule: ProtectionRuleDto; isOpen: boolean; onClose: () => void };

export function SwitchRuleDialog({ rule, isOpen, onClose }: RuleDialogProps) {
  const enabled = !rule.enabled;
  const command = useSwitchProtectionRule(enabled, onClose);
  return (
    <ChangeDialog
      title={`${enabled ? "Enable" : "Disable"} ${rule.name}?`}
      confirmLabel={enabled ? "Enable rule" : "Disable rule"}
      isOpen={isOpen}
      onClose={onClose}
      change={{ kind: "switch", ruleId: rule.id, enabled }}
      toInput={(shown) => ({ ruleId: rule.id, enabled, shown })}
      command={command}
    >
      {enabled
        ? "The worker applies it at once, and then to whatever Azure gets."
        : "It configures nothing while it is off. What it has protected stays protected."}
    </ChangeDialog>
  );
}
