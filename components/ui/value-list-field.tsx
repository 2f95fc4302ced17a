"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { ComboBox as AriaComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";
import { FieldLabel, FieldMessages, type FieldText, fieldClasses, inputClasses } from "./field-parts.tsx";
import type { Option } from "./option.ts";
import { listItemClasses, popoverClasses } from "./popover-classes.ts";

export type ValueListFieldProps = FieldText & {
  /** What is offered while one types. */
  options: readonly Option[];
  /** Ids of options, or what was typed. */
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** Null takes options only. */
  fromText: ((text: string) => string) | null;
  placeholder?: string;
  name?: string;
  isInvalid?: boolean;
};

/** Several values: chosen from those that are there, or typed and taken by Enter or by leaving the field. */
export function ValueListField({ options, values, onChange, fromText, ...field }: ValueListFieldProps) {
  const [text, setText] = useState("");
  const add = (value: string) => {
    if (value !== "" && !values.includes(value)) onChange([...values, value]);
    setText("");
  };
  const addText = () => {
    if (fromText && text.trim() !== "") add(fromText(text.trim()));
    else setText("");
  };
  const takeEnter = (event: KeyboardEvent) => {
    const hasFocusedOption = event.target instanceof Element && event.target.hasAttribute("aria-activedescendant");
    if (event.key !== "Enter" || hasFocusedOption || text.trim() === "") return;
    event.preventDefault();
    event.stopPropagation();
    addText();
  };
  const labelOf = (id: string) => options.find((option) => option.id === id)?.label ?? id;
  const { label, hint, description, errorMessage, placeholder = "", ...input } = field;
  return (
    <div className="flex min-w-0 flex-col gap-2" onKeyDownCapture={takeEnter}>
      <AriaComboBox
        {...input}
        allowsCustomValue
        selectedKey={null}
        inputValue={text}
        onInputChange={setText}
        onSelectionChange={(key) => key !== null && add(String(key))}
        onBlur={addText}
        items={offered(options, values, text)}
        className={fieldClasses}
      >
        <FieldLabel label={label} hint={hint} />
        <Input placeholder={placeholder} className={inputClasses} />
        <FieldMessages description={description} errorMessage={errorMessage} />
        <Popover className={`${popoverClasses} w-(--trigger-width)`}>
          <ListBox<Option> className="max-h-80 overflow-auto p-1 outline-none">
            {(option) => (
              <ListBoxItem id={option.id} textValue={option.label} className={listItemClasses}>
                <span className="min-w-0">
                  <Text slot="label" className="block truncate">
                    {option.label}
                  </Text>
                  {option.description && (
                    <Text slot="description" className="block text-muted text-xs">
                      {option.description}
                    </Text>
                  )}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaComboBox>
      <Values
        label={label}
        values={values.map((id) => ({ id, label: labelOf(id) }))}
        onRemove={(id) => onChange(values.filter((value) => value !== id))}
      />
    </div>
  );
}

const offeredMax = 50;

/** Nothing before something is typed: the list would cover what was chosen already. */
function offered(options: readonly Option[], values: readonly string[], text: string): Option[] {
  const typed = text.trim().toLowerCase();
  if (typed === "") return [];
  return options
    .filter(({ id, label }) => label.toLowerCase().includes(typed) && !values.includes(id))
    .slice(0, offeredMax);
}

type ValuesProps = { label: string; values: { id: string; label: string }[]; onRemove: (id: string) => void };

function Values({ label, values, onRemove }: ValuesProps) {
  if (values.length === 0) return null;
  return (
    <ul aria-label={`${label}: chosen`} className="flex flex-wrap gap-1.5">
      {values.map((value) => (
        <li key={value.id} className="min-w-0">
          <button
            type="button"
            onClick={() => onRemove(value.id)}
            className="flex max-w-full items-center gap-1 rounded-full bg-accent-soft px-2.5 py-0.5 font-medium text-accent-text text-xs hover:brightness-97"
          >
            <span className="truncate">{value.label}</span>
            <X aria-hidden className="size-3.5 shrink-0" />
            <span className="sr-only">(remove)</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
