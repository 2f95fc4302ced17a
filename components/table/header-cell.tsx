"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { type Column, columnClasses, type Sort, sortOf } from "./column.ts";

const headerClasses =
  "sticky top-0 z-20 h-9 bg-sunken px-3 font-medium text-muted text-xs whitespace-nowrap first:pl-4 last:pr-4";

export function HeaderCell<Row>({ column, sort }: { column: Column<Row>; sort: Sort | undefined }) {
  const { header, sortKey, align } = column;
  const classes = `${headerClasses} ${columnClasses({ ...column, isInteractive: false })}`;
  if (!sortKey || !sort) {
    return (
      <th scope="col" className={classes}>
        {header}
      </th>
    );
  }
  const direction = sortOf(column, sort);
  const Icon = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown }[direction];
  const goesDown = direction === "none" ? column.sortsDescendingFirst : direction === "ascending";
  return (
    <th scope="col" aria-sort={direction} className={classes}>
      <button
        type="button"
        onClick={() => sort.onChange(goesDown ? `-${sortKey}` : sortKey)}
        className={`inline-flex items-center gap-1 rounded-sm hover:text-ink ${align === "end" ? "flex-row-reverse" : ""}`}
      >
        {header}
        <Icon aria-hidden className={`size-3.5 ${direction === "none" ? "text-faint" : "text-accent-text"}`} />
      </button>
    </th>
  );
}
