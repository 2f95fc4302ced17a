"use client";

import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { consistencyInWords } from "#lib/domain/policy/policy-in-words.ts";
import type { ConsistencyType } from "#lib/domain/policy/policy-settings.ts";
import type { PolicyForm } from "./use-policy-form.ts";

const consistencyOptions: { id: ConsistencyType; label: string; description: string; isDisabled?: boolean }[] = [
  {
    id: "OnlyCrashConsistent",
    label: consistencyInWords("OnlyCrashConsistent"),
    description:
      "Agentless: no VM agent, no extension, no quiescing. Applications must tolerate recovery as after a power loss.",
  },
  {
    id: "ApplicationConsistent",
    label: consistencyInWords("ApplicationConsistent"),
    description:
      "Azure's own default. The VM agent quiesces the guest through VSS or a file-system freeze; at most one point every 3 hours.",
  },
  {
    id: "ApplicationWithCrashFallback",
    label: consistencyInWords("ApplicationWithCrashFallback"),
    description:
      "Application-consistent first. When the guest cannot (agent, VSS, scripts), the backup is repeated and at last taken crash-consistent: completed with warnings.",
  },
];

const subTypes = [
  {
    id: "Enhanced",
    label: "Enhanced",
    description: "Hourly backups and multi-disk crash consistency.",
  },
  {
    id: "Standard",
    label: "Standard",
    description: "Not available: crash-consistent backup exists in Enhanced policies only.",
    isDisabled: true,
  },
];

export function BasicsSection({ form, isNameFixed }: { form: PolicyForm; isNameFixed: boolean }) {
  const { draft, set, fieldAt } = form;
  return (
    <Card title="Basics">
      <div className="flex flex-col gap-5">
        <TextField
          label="Policy name"
          isRequired
          isReadOnly={isNameFixed}
          value={draft.name}
          onChange={(name) => set({ name })}
          onBlur={form.leaveName}
          description={
            isNameFixed
              ? "A policy keeps its name, as in Azure Backup."
              : "3 to 150 letters, digits and hyphens, starting with a letter."
          }
          className="max-w-md"
          {...fieldAt("name")}
        />
        <RadioGroup label="Policy sub type" options={subTypes} value="Enhanced" />
        <RadioGroup
          label="Consistency type"
          options={consistencyOptions}
          value={draft.consistencyType}
          onChange={(consistencyType) => set({ consistencyType })}
          isCards
          {...fieldAt("consistencyType")}
        />
      </div>
    </Card>
  );
}
