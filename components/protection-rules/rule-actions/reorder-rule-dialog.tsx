"use client";

import { useState } from "react";
import { NumberField } from "#components/ui/number-field.tsx";
import { useReorderProtectionRule } from "#lib/client/commands/protection-rules.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import type { RuleDialogProps } from "./switch-rule-dialog.tsx";

export function ReorderRuleDialog({ rule, isOpen, onClose }: RuleDialogProps) {
  const [typed, setTyped] = useState(rule.priority);
  const priority = Number.isInteger(typed) ? typed : rule.priority;
  const command = useReorderProtectionRule(onClose);
  return (
    <ChangeDialog
      title={`Change the priority of ${rule.name}`}
      confirmLabel="Change priority"
      isOpen={isOpen}
      onClose={onClose}
      change={{ kind: "reorder", ruleId: rule.id, priority }}
      toInput={(shown) => ({ ruleId: rule.id, priority, shown })}
      command={command}
    >
      <NumberField
        label="Priority"
        minValue={1}
        value={typed}
        onChange={setTyped}
        description="1 decides first. A number behind the last rule puts it last."
        className="max-w-sm"
      />
    </ChangeDialog>
  );
}
