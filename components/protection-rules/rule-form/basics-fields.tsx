"use client";

import { useQuery } from "@tanstack/react-query";
import { NumberField } from "#components/ui/number-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { policyQueries } from "#lib/client/queries/policies.ts";
import { consistencyInWords } from "#lib/domain/policy/policy-in-words.ts";
import { scheduleInWords } from "#lib/domain/schedule/schedule-in-words.ts";
import { policyChoices } from "./policy-choices.ts";
import type { RuleForm } from "./use-rule-form.ts";

export function BasicsFields({ form, lastPlace }: { form: RuleForm; lastPlace: number }) {
  const { draft, set, fieldAt } = form;
  const { data: policies } = useQuery(policyQueries.list(policyChoices));
  return (
    <>
      <TextField
        label="Rule name"
        isRequired
        value={draft.name}
        onChange={(name) => set({ name })}
        description="Stands on every Configure backup job of the rule."
        {...fieldAt("name")}
      />
      <Select
        placeholder="Choose a policy"
        label="Policy"
        options={(policies?.rows ?? []).map(({ id, name, settings }) => ({
          id,
          label: name,
          description: `${consistencyInWords(settings.consistencyType)} · ${scheduleInWords(settings.schedule)}`,
        }))}
        selectedId={draft.policyId === "" ? null : draft.policyId}
        onSelect={(policyId) => set({ policyId })}
        description="What every virtual machine of the rule comes under, with all its disks."
        {...fieldAt("policyId")}
      />
      <NumberField
        label="Priority"
        minValue={1}
        maxValue={lastPlace}
        value={draft.priority}
        onChange={(priority) => set({ priority })}
        description="Of the rules that match a virtual machine, the one with the lowest number decides."
        className="max-w-sm"
        {...fieldAt("priority")}
      />
      <Switch
        isSelected={draft.enabled}
        onChange={(enabled) => set({ enabled })}
        description="While it is off, it configures nothing; what it has protected stays protected."
      >
        The rule is on
      </Switch>
    </>
  );
}
