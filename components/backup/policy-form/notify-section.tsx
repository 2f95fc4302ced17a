"use client";

import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { notifyInWords } from "#lib/domain/policy/policy-in-words.ts";
import { notifications } from "#lib/domain/policy/policy-settings.ts";
import type { PolicyForm } from "./use-policy-form.ts";

const options = notifications.map((id) => ({ id, label: notifyInWords(id) }));

export function NotifySection({ form: { draft, set, fieldAt } }: { form: PolicyForm }) {
  return (
    <Card title="Notify" description="What people are told of about the virtual machines of this policy.">
      <RadioGroup
        label="Tell of"
        options={options}
        value={draft.notify}
        onChange={(notify) => set({ notify })}
        {...fieldAt("notify")}
      />
    </Card>
  );
}
