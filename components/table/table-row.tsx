"use client";

import Link from "next/link";
import { joinClasses } from "#components/ui/join-classes.ts";
import { type Column, columnClasses } from "./column.ts";
import type { RowRules } from "./row-rules.ts";
import { SelectRow } from "./select-rows.tsx";

type TableRowProps<Row> = { row: Row; columns: readonly Column<Row>[]; rules: RowRules<Row> };

const cellClasses = "h-11 border-line border-t px-3 py-2 align-middle text-sm first:pl-4 last:pr-4";

export function TableRow<Row>({ row, columns, rules }: TableRowProps<Row>) {
  const { rowId, selection } = rules;
  const isSelected = selection?.has(rowId(row)) ?? false;
  return (
    <tr className={joinClasses("relative", isSelected ? "bg-accent-soft/50" : "hover:bg-hover/70")}>
      {selection && (
        <td
          className={joinClasses(cellClasses, "relative z-10 w-10")}
          title={rules.unselectableReason?.(row) ?? undefined}
        >
          <SelectRow row={row} rules={rules} selection={selection} />
        </td>
      )}
      {columns.map((column) => (
        <BodyCell key={column.id} row={row} column={column} rules={rules} />
      ))}
    </tr>
  );
}

type BodyCellProps<Row> = { row: Row; column: Column<Row>; rules: RowRules<Row> };

function BodyCell<Row>({ row, column, rules }: BodyCellProps<Row>) {
  const classes = joinClasses(cellClasses, columnClasses(column));
  if (!column.isRowHeader) return <td className={classes}>{column.cell(row)}</td>;
  const href = rules.rowHref?.(row);
  return (
    <th scope="row" className={joinClasses(classes, "font-medium")}>
      {href ? (
        // The link's own box covers the row: the whole row can be clicked, and it stays one real link.
        <Link href={href} className="after:absolute after:inset-0 hover:underline">
          {column.cell(row)}
        </Link>
      ) : (
        column.cell(row)
      )}
    </th>
  );
}
