"use client";

import { useRouter } from "next/navigation";
import { useDeleteProtectionRule } from "#lib/client/commands/protection-rules.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import type { RuleDialogProps } from "./switch-rule-dialog.tsx";

export function DeleteRuleDialog({ rule, isOpen, onClose }: RuleDialogProps) {
  const router = useRouter();
  const command = useDeleteProtectionRule(() => router.push("/protection-rules"));
  return (
    <ChangeDialog
      title={`Delete ${rule.name}?`}
      confirmLabel="Delete rule"
      isDanger
      isOpen={isOpen}
      onClose={onClose}
      change={{ kind: "delete", ruleId: rule.id }}
      toInput={(shown) => ({ ruleId: rule.id, shown })}
      command={command}
    >
      Virtual machines that come later are not protected by it any more. Those that it has protected keep their policy
      and their restore points. A deleted rule does not come back.
    </ChangeDialog>
  );
}
