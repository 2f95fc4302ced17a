"use client";

import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  Radio,
} from "react-aria-components/RadioGroup";
import { FieldLabel, FieldMessages, type FieldText, fieldClasses } from "./field-parts.tsx";
import { joinClasses } from "./join-classes.ts";
import type { Option } from "./option.ts";

export type RadioGroupProps<Id extends string> = Omit<
  AriaRadioGroupProps,
  "className" | "style" | "children" | "onChange" | "value"
> &
  FieldText & {
    options: readonly Option<Id>[];
    value?: Id | null;
    onChange?: (id: Id) => void;
    /** Each option as a card with its description: for choices that deserve thought. */
    isCards?: boolean;
    /** Side by side: for a few short labels. */
    isInline?: boolean;
    className?: string;
  };

export function RadioGroup<Id extends string>({
  label,
  hint,
  description,
  errorMessage,
  options,
  value,
  onChange,
  isCards,
  isInline,
  className,
  ...props
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      {...props}
      {...(value !== undefined ? { value } : {})}
      onChange={(id) => onChange?.(id as Id)}
      className={joinClasses(fieldClasses, className)}
    >
      <FieldLabel label={label} hint={hint} />
      <div
        className={joinClasses(
          "flex",
          props.orientation === "horizontal"
            ? "flex-wrap gap-x-5 gap-y-2"
            : joinClasses("flex-col", isCards ? "gap-2" : "gap-1.5"),
        )}
      >
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled ?? false}
            className={joinClasses(
              "group flex items-start gap-2.5 text-base disabled:text-faint",
              isCards
                ? "rounded-lg border border-line bg-surface p-3 selected:border-accent selected:bg-accent-soft"
                : "rounded-sm",
            )}
          >
            <span className="mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface group-disabled:opacity-50 group-selected:border-[5px] group-selected:border-accent" />
            <span className="min-w-0">
              <span className={joinClasses(isCards && "font-medium")}>{option.label}</span>
              {option.description && <span className="block text-muted text-xs">{option.description}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldMessages description={description} errorMessage={errorMessage} />
    </AriaRadioGroup>
  );
}
