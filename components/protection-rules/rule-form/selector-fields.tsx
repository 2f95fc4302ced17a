"use client";

import { ValueListField } from "#components/ui/value-list-field.tsx";
import type { RuleOptionsDto } from "#lib/contracts/protection-rules.ts";
import { readTag, tagInWords } from "#lib/domain/protection-rules/scope-in-words.ts";
import type { RuleForm, ScopeSide } from "./use-rule-form.ts";

type SelectorFieldsProps = { form: RuleForm; side: ScopeSide; options: RuleOptionsDto };

const vmsOf = (count: number): string =>
  count === 1 ? "1 virtual machine" : `${count.toLocaleString("en-GB")} virtual machines`;

/** The same kinds select and exclude. */
export function SelectorFields({ form, side, options }: SelectorFieldsProps) {
  const selector = form.draft.scope[side];
  const at = (kind: keyof typeof selector) => form.fieldAt(`scope.${side}.${kind}`);
  const named = (list: readonly { name: string; vms: number }[]) =>
    list.map(({ name, vms }) => ({ id: name, label: name, description: vmsOf(vms) }));
  return (
    <div className="flex flex-col gap-5">
      <ValueListField
        label="Tags"
        hint="name=value, or name for any value"
        placeholder="environment=production"
        options={options.tags.map(({ tag, vms }) => ({ id: tag, label: tag, description: vmsOf(vms) }))}
        values={selector.tags.map(tagInWords)}
        onChange={(tags) => form.setSelector(side, { tags: tags.map(readTag) })}
        fromText={(text) => tagInWords(readTag(text))}
        {...at("tags")}
      />
      <ValueListField
        label="Names"
        hint="* any text, ? one character"
        placeholder="sql-*"
        options={[]}
        values={selector.namePatterns}
        onChange={(namePatterns) => form.setSelector(side, { namePatterns })}
        fromText={(text) => text}
        {...at("namePatterns")}
      />
      <ValueListField
        label="Subscriptions"
        options={options.subscriptions.map(({ id, name, vms }) => ({
          id,
          label: name,
          description: `${vmsOf(vms)} · ${id}`,
        }))}
        values={selector.subscriptionIds}
        onChange={(subscriptionIds) => form.setSelector(side, { subscriptionIds })}
        fromText={null}
        placeholder="Type to choose"
        {...at("subscriptionIds")}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <ValueListField
          label="Resource groups"
          options={named(options.resourceGroups)}
          values={selector.resourceGroups}
          onChange={(resourceGroups) => form.setSelector(side, { resourceGroups })}
          fromText={(text) => text}
          placeholder="Whole name"
          {...at("resourceGroups")}
        />
        <ValueListField
          label="Regions"
          options={named(options.locations)}
          values={selector.locations}
          onChange={(locations) => form.setSelector(side, { locations })}
          fromText={(text) => text}
          placeholder="westeurope"
          {...at("locations")}
        />
      </div>
    </div>
  );
}
