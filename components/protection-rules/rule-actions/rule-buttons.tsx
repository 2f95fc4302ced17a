"use client";

import { ArrowUpDown, Pencil, Power, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { ProtectionRuleDto } from "#lib/contracts/protection-rules.ts";
import { DeleteRuleDialog } from "./delete-rule-dialog.tsx";
import { ReorderRuleDialog } from "./reorder-rule-dialog.tsx";
import { SwitchRuleDialog } from "./switch-rule-dialog.tsx";

export function RuleButtons({ rule }: { rule: ProtectionRuleDto }) {
  const [doing, setDoing] = useState<"switch" | "reorder" | "delete" | null>(null);
  const close = () => setDoing(null);
  return (
    <>
      <Button icon={<Trash2 aria-hidden />} onPress={() => setDoing("delete")}>
        Delete
      </Button>
      <Button icon={<ArrowUpDown aria-hidden />} onPress={() => setDoing("reorder")}>
        Priority
      </Button>
      <Button icon={<Power aria-hidden />} onPress={() => setDoing("switch")}>
        {rule.enabled ? "Disable" : "Enable"}
      </Button>
      <LinkButton href={`/protection-rules/${rule.id}/edit`} variant="primary" icon={<Pencil aria-hidden />}>
        Edit
      </LinkButton>
      <SwitchRuleDialog rule={rule} isOpen={doing === "switch"} onClose={close} />
      <ReorderRuleDialog key={rule.priority} rule={rule} isOpen={doing === "reorder"} onClose={close} />
      <DeleteRuleDialog rule={rule} isOpen={doing === "delete"} onClose={close} />
    </>
  );
}
