"use client";

import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { joinClasses } from "#components/ui/join-classes.ts";
import type { Option } from "#components/ui/option.ts";

export type FilterSelectProps<Id extends string> = {
  label: string;
  options: readonly Option<Id>[];
  value: Id | undefined;
  onChange: (value: Id | null) => void;
};

/** One filter of a list; "Any" takes it away. The browser's own select: light on every list, and at its best on phones. */
export function FilterSelect<Id extends string>({ label, options, value, onChange }: FilterSelectProps<Id>) {
  const id = useId();
  const choose = (chosen: string) => onChange(options.find((option) => option.id === chosen)?.id ?? null);
  return (
    <div
      className={joinClasses(
        "relative flex h-9 shrink-0 items-center whitespace-nowrap rounded-md border bg-surface text-base shadow-card hover:bg-hover",
        value === undefined ? "border-line-strong/60" : "border-accent",
      )}
    >
      <label htmlFor={id} className={joinClasses("pointer-events-none pl-3 text-muted", value === undefined && "pr-8")}>
        {label}
      </label>
      <select
        id={id}
        value={value ?? ""}
        onChange={(event) => choose(event.target.value)}
        className={joinClasses(
          "h-full cursor-default appearance-none field-sizing-content rounded-md bg-transparent pr-8 font-medium -outline-offset-1 [&>option]:bg-raised [&>option]:text-ink",
          // Unset, the label alone is shown and the whole box opens the list.
          value === undefined ? "absolute inset-0 w-full text-transparent" : "max-w-52 truncate pl-1.5",
        )}
      >
        <option value="">Any</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-2.5 size-4 text-faint" />
    </div>
  );
}
