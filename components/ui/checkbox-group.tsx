"use client";

import { CheckboxGroup as AriaCheckboxGroup } from "react-aria-components/CheckboxGroup";
import { Checkbox } from "./checkbox.tsx";
import { FieldLabel, FieldMessages, type FieldText, fieldClasses } from "./field-parts.tsx";
import type { Option } from "./option.ts";

export type CheckboxGroupProps<Id extends string> = FieldText & {
  options: readonly Option<Id>[];
  value: readonly Id[];
  onChange: (ids: Id[]) => void;
  isInvalid?: boolean;
  name?: string;
};

/** Several of a few; in one line where they fit. */
export function CheckboxGroup<Id extends string>(props: CheckboxGroupProps<Id>) {
  const { label, hint, description, errorMessage, options, value, onChange, isInvalid = false, name } = props;
  return (
    <AriaCheckboxGroup
      value={[...value]}
      onChange={(ids) => onChange(options.map((option) => option.id).filter((id) => ids.includes(id)))}
      isInvalid={isInvalid}
      {...(name ? { name } : {})}
      className={fieldClasses}
    >
      <FieldLabel label={label} hint={hint} />
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {options.map((option) => (
          <Checkbox key={option.id} value={option.id} isDisabled={option.isDisabled ?? false}>
            {option.label}
          </Checkbox>
        ))}
      </div>
      <FieldMessages description={description} errorMessage={errorMessage} />
    </AriaCheckboxGroup>
  );
}
