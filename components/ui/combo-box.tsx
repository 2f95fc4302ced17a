"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { ComboBox as AriaComboBox, type ComboBoxProps as AriaComboBoxProps } from "react-aria-components/ComboBox";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";
import { FieldLabel, FieldMessages, type FieldText, fieldClasses, inputClasses } from "./field-parts.tsx";
import { joinClasses } from "./join-classes.ts";
import type { Option } from "./option.ts";
import { listItemClasses, popoverClasses } from "./popover-classes.ts";

export type ComboBoxProps = Omit<
  AriaComboBoxProps<Option>,
  "className" | "style" | "children" | "selectedKey" | "defaultSelectedKey" | "onSelectionChange"
> &
  FieldText & {
    options: readonly Option[];
    selectedId?: string | null;
    defaultSelectedId?: string;
    onSelect?: (id: string | null) => void;
    placeholder?: string;
    className?: string;
  };

/** A select for long lists: type to narrow it down. */
export function ComboBox({
  label,
  hint,
  description,
  errorMessage,
  options,
  selectedId,
  defaultSelectedId,
  onSelect,
  placeholder = "",
  className,
  ...props
}: ComboBoxProps) {
  return (
    <AriaComboBox
      {...props}
      defaultItems={options}
      {...(selectedId !== undefined ? { selectedKey: selectedId } : {})}
      {...(defaultSelectedId !== undefined ? { defaultSelectedKey: defaultSelectedId } : {})}
      onSelectionChange={(key) => onSelect?.(key === null ? null : String(key))}
      className={joinClasses(fieldClasses, className)}
    >
      <FieldLabel label={label} hint={hint} />
      <Group className="relative">
        <Input placeholder={placeholder} className={joinClasses(inputClasses, "pr-9")} />
        <Button className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-md text-faint">
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      </Group>
      <FieldMessages description={description} errorMessage={errorMessage} />
      <Popover className={joinClasses(popoverClasses, "w-(--trigger-width)")}>
        <ListBox<Option>
          className="max-h-80 overflow-auto p-1 outline-none"
          renderEmptyState={() => <p className="px-2.5 py-2 text-muted text-sm">Nothing matches.</p>}
        >
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              isDisabled={option.isDisabled ?? false}
              className={listItemClasses}
            >
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
  );
}
