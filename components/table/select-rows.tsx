"use client";

import type { ReactNode } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { RowRules } from "./row-rules.ts";
import type { RowSelection } from "./use-selection.ts";

type SelectRowProps<Row> = { row: Row; rules: Omit<RowRules<Row>, "rowHref">; selection: RowSelection<Row> };

/** The checkbox of one row; one that cannot be chosen says why. */
export function SelectRow<Row>({ row, rules, selection }: SelectRowProps<Row>) {
  const reason = rules.unselectableReason?.(row) ?? null;
  const name = rules.rowName(row);
  const isSelected = selection.has(rules.rowId(row));
  return (
    <Checkbox
      aria-label={reason ? `Select ${name}: not possible, ${reason}` : `Select ${name}`}
      isSelected={isSelected}
      isDisabled={reason !== null && !isSelected}
      onChange={(on) => selection.set([row], on)}
    />
  );
}

type SelectPageProps<Row> = Pick<RowRules<Row>, "rowId" | "unselectableReason"> & {
  rows: readonly Row[];
  selection: RowSelection<Row>;
  /** A visible label, where there is room for one. */
  children?: ReactNode;
};

/** Chooses this page only; what is chosen on other pages stays chosen. */
export function SelectPage<Row>({ rows, selection, rowId, unselectableReason, children }: SelectPageProps<Row>) {
  const selectable = rows.filter((row) => !unselectableReason?.(row));
  const selectedCount = selectable.filter((row) => selection.has(rowId(row))).length;
  return (
    <Checkbox
      {...(children ? {} : { "aria-label": "Select all on this page" })}
      isSelected={selectable.length > 0 && selectedCount === selectable.length}
      isIndeterminate={selectedCount > 0 && selectedCount < selectable.length}
      isDisabled={selectable.length === 0}
      onChange={(on) => selection.set(selectable, on)}
    >
      {children}
    </Checkbox>
  );
}
