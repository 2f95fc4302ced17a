"use client";

import { Check, ChevronDown } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, type SelectProps as AriaSelectProps, SelectValue } from "react-aria-components/Select";
import { Text } from "react-aria-components/Text";
import { FieldLabel, FieldMessages, type FieldText, fieldClasses, inputClasses } from "./field-parts.tsx";
import { joinClasses } from "./join-classes.ts";
import type { Option } from "./option.ts";
import { listItemClasses, popoverClasses } from "./popover-classes.ts";

export type SelectProps<Id extends string> = Omit<
  AriaSelectProps<Option<Id>>,
  "className" | "style" | "children" | "onSelectionChange" | "selectedKey" | "defaultSelectedKey"
> &
  FieldText & {
    options: readonly Option<Id>[];
    selectedId?: Id | null;
    defaultSelectedId?: Id;
    onSelect?: (id: Id) => void;
    className?: string;
  };

export function Select<Id extends string>({
  label,
  hint,
  description,
  errorMessage,
  options,
  selectedId,
  defaultSelectedId,
  onSelect,
  className,
  ...props
}: SelectProps<Id>) {
  return (
    <AriaSelect
      {...props}
      {...(selectedId !== undefined ? { selectedKey: selectedId } : {})}
      {...(defaultSelectedId !== undefined ? { defaultSelectedKey: defaultSelectedId } : {})}
      onSelectionChange={(key) => key !== null && onSelect?.(key as Id)}
      className={joinClasses(fieldClasses, "group", className)}
    >
      <FieldLabel label={label} hint={hint} />
      <Button
        className={joinClasses(
          inputClasses,
          "flex items-center justify-between gap-2 text-left group-invalid:border-danger-mark",
        )}
      >
        <SelectValue className="truncate placeholder-shown:text-faint">
          {({ isPlaceholder, selectedText, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-faint" />
      </Button>
      <FieldMessages description={description} errorMessage={errorMessage} />
      <Popover className={joinClasses(popoverClasses, "min-w-(--trigger-width) max-w-md")}>
        <ListBox items={options} className="max-h-80 overflow-auto p-1 outline-none">
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              isDisabled={option.isDisabled ?? false}
              className={listItemClasses}
            >
              {({ isSelected }) => (
                <>
                  <span className="min-w-0 flex-1">
                    <Text slot="label" className="block truncate">
                      {option.label}
                    </Text>
                    {option.description && (
                      <Text slot="description" className="block text-muted text-xs">
                        {option.description}
                      </Text>
                    )}
                  </span>
                  <Check aria-hidden className={joinClasses("size-4 text-accent-text", !isSelected && "invisible")} />
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
