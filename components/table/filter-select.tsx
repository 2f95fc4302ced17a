"use client";

import { Check, ChevronDown } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select } from "react-aria-components/Select";
import { joinClasses } from "#components/ui/join-classes.ts";
import { listItemClasses, popoverClasses } from "#components/ui/popover-classes.ts";
import type { Option } from "#components/ui/select.tsx";

export type FilterSelectProps<Id extends string> = {
  label: string;
  options: readonly Option<Id>[];
  value: Id | undefined;
  onChange: (value: Id | null) => void;
};

const anyId = "any";

/** One filter of a list; "Any" takes it away. */
export function FilterSelect<Id extends string>({ label, options, value, onChange }: FilterSelectProps<Id>) {
  const chosen = options.find(({ id }) => id === value);
  return (
    <Select
      aria-label={label}
      selectedKey={value ?? anyId}
      onSelectionChange={(key) => onChange(key === anyId || key === null ? null : (key as Id))}
    >
      <Button
        className={joinClasses(
          "flex h-9 items-center gap-1.5 rounded-md border bg-surface px-3 text-base shadow-card hover:bg-hover",
          chosen ? "border-accent" : "border-line-strong/60",
        )}
      >
        <span className="text-muted">{label}</span>
        {chosen && <span className="max-w-44 truncate font-medium">{chosen.label}</span>}
        <ChevronDown aria-hidden className="size-4 text-faint" />
      </Button>
      <Popover className={joinClasses(popoverClasses, "min-w-48 max-w-sm")}>
        <ListBox items={[{ id: anyId, label: "Any" }, ...options]} className="max-h-80 overflow-auto p-1 outline-none">
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={listItemClasses}>
              {({ isSelected }) => (
                <>
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  <Check aria-hidden className={joinClasses("size-4 text-accent-text", !isSelected && "invisible")} />
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
