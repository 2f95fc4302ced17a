"use client";

import { useQuery } from "@tanstack/react-query";
import { FormSection } from "#components/form/form-section.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import { UnsavedGuard } from "#components/form/unsaved-guard.tsx";
import { protectionRuleQueries } from "#lib/client/queries/protection-rules.ts";
import type { ProtectionRuleDto, RuleDraft, RuleOptionsDto } from "#lib/contracts/protection-rules.ts";
import type { ServiceError } from "#lib/contracts/service-error.ts";
import { isEmptySelector } from "#lib/domain/protection-rules/rule-scope.ts";
import { BasicsFields } from "./basics-fields.tsx";
import { PreviewCard } from "./preview-card.tsx";
import { RuleWarnings } from "./rule-warnings.tsx";
import { SelectorFields } from "./selector-fields.tsx";
import { useRuleForm } from "./use-rule-form.ts";
import { useRulePreview } from "./use-rule-preview.ts";

type RuleFormProps = {
  /** Null for a new rule. */
  rule: ProtectionRuleDto | null;
  start: RuleDraft;
  /** `shown`: the VMs that the numbers on the screen stand for. */
  onSave: (draft: RuleDraft, shown: string[]) => void;
  command: { isPending: boolean; error: ServiceError | null; reset: () => void };
};

export function RuleForm({ rule, start, onSave, command }: RuleFormProps) {
  const { data: options = noOptions } = useQuery(protectionRuleQueries.options());
  const form = useRuleForm(start, command);
  const { draft } = form;
  const preview = useRulePreview(rule?.id ?? null, draft);
  const isWanted = draft.policyId !== "" && !isEmptySelector(draft.scope.include);
  const save = () => {
    if (form.check() && preview.data) onSave({ ...draft, name: draft.name.trim() }, preview.data.shown);
  };
  return (
    <>
      <UnsavedGuard isDirty={form.isDirty && !command.isPending} />
      <FormShell
        label={rule ? `Edit ${rule.name}` : "Create protection rule"}
        onSubmit={save}
        isPending={command.isPending}
        error={form.error}
        submitLabel={rule ? "Save rule" : "Create rule"}
        blockedReason={isWanted && !preview.isCurrent && !preview.error ? "Counting the matches." : null}
        cancelHref={rule ? `/protection-rules/${rule.id}` : "/protection-rules"}
      >
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_23rem]">
          <div className="flex min-w-0 flex-col gap-4">
            <FormSection title="Rule">
              <BasicsFields form={form} lastPlace={rule ? options.ruleCount : options.ruleCount + 1} />
            </FormSection>
            <FormSection
              title="Select"
              description="A virtual machine must fit every kind that you fill in; within a kind one is enough. For all of them, enter the name *."
            >
              <SelectionProblem sentence={form.fieldAt("scope.include").errorMessage} />
              <SelectorFields form={form} side="include" options={options} />
            </FormSection>
            <FormSection title="Except" description="What fits any of these is left out again.">
              <SelectorFields form={form} side="exclude" options={options} />
            </FormSection>
          </div>
          <aside aria-label="What this rule does" className="min-w-0 xl:sticky xl:top-4 xl:row-span-2">
            <PreviewCard preview={preview} isWanted={isWanted} isOn={draft.enabled} />
          </aside>
          <FormSection
            title="Warnings"
            description="A virtual machine with a warning stays out until it is accepted here, for the whole rule."
          >
            <RuleWarnings
              warnings={preview.data?.warnings ?? null}
              earlier={rule?.acceptedWarnings ?? []}
              accepted={draft.acceptedWarnings}
              onAccept={(acceptedWarnings) => form.set({ acceptedWarnings })}
            />
          </FormSection>
        </div>
      </FormShell>
    </>
  );
}

const noOptions: RuleOptionsDto = { subscriptions: [], resourceGroups: [], tags: [], locations: [], ruleCount: 0 };

const SelectionProblem = ({ sentence }: { sentence: string | undefined }) =>
  sentence ? <p className="text-danger text-sm">{sentence}</p> : null;
