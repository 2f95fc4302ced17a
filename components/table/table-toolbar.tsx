"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { SearchField } from "#components/ui/search-field.tsx";

export type FilterChip = {
  id: string;
  /** "Status: Failed". */
  label: string;
  onRemove: () => void;
};

export type TableToolbarProps = {
  search?: { label: string; value: string | undefined; onChange: (value: string) => void };
  /** `FilterSelect`s. */
  filters?: ReactNode;
  chips?: readonly FilterChip[];
  onClearFilters: () => void;
  /** At the far end: refresh, export. */
  actions?: ReactNode;
};

export function TableToolbar({ search, filters, chips = [], onClearFilters, actions }: TableToolbarProps) {
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-2">
        {search && <DelayedSearch {...search} />}
        {/* On a phone one row that scrolls sideways, so that the list is not pushed out of sight. */}
        {filters && (
          <div className="scrollbar-none flex gap-2 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:py-1 sm:contents">
            {filters}
          </div>
        )}
        {actions && <div className="ml-auto flex flex-wrap gap-2">{actions}</div>}
      </div>
      {chips.length > 0 && (
        <ul aria-label="Active filters" className="flex flex-wrap items-center gap-1.5">
          {chips.map(({ id, label, onRemove }) => (
            <li key={id}>
              <button
                type="button"
                onClick={onRemove}
                className="flex items-center gap-1 rounded-full bg-accent-soft px-2.5 py-0.5 font-medium text-accent-text text-xs hover:brightness-97"
              >
                {label}
                <X aria-hidden className="size-3.5" />
                <span className="sr-only">(remove filter)</span>
              </button>
            </li>
          ))}
          <li>
            <Button variant="quiet" size="small" onPress={onClearFilters}>
              Clear filters
            </Button>
          </li>
        </ul>
      )}
    </div>
  );
}

const typingPauseMs = 250;

/** Asks the server once the typing pauses. */
function DelayedSearch({ label, value = "", onChange }: NonNullable<TableToolbarProps["search"]>) {
  const [text, setText] = useState(value);
  const [lastValue, setLastValue] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may change without us: back, or "clear filters".
  if (value !== lastValue) {
    setLastValue(value);
    if (value !== text.trim()) setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = (typed: string) => {
    setText(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(typed.trim()), typingPauseMs);
  };
  // Whoever leaves the field for a link goes there: a search that came after would take him back.
  const finish = () => {
    clearTimeout(timer.current);
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <SearchField
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={type}
      onBlur={finish}
      className="w-full sm:w-80"
    />
  );
}
