"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { joinClasses } from "#components/ui/join-classes.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { RowRules } from "./row-rules.ts";
import { SelectPage, SelectRow } from "./select-rows.tsx";

type PhoneCardsProps<Row> = RowRules<Row> & {
  label: string;
  /** Nothing while they load. */
  rows: Row[] | undefined;
  isStale: boolean;
  card: (row: Row) => ReactNode;
};

/** The table's rows where there is no room for columns. */
export function PhoneCards<Row>({ label, rows, isStale, card, ...rules }: PhoneCardsProps<Row>) {
  const { rowId, rowHref, selection } = rules;
  if (!rows) {
    return (
      <div role="status" aria-label={`Loading ${label.toLowerCase()}`} className="flex flex-col gap-3 p-4 sm:hidden">
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
      </div>
    );
  }
  return (
    <div className="sm:hidden">
      {selection && (
        <div className="border-line border-b bg-sunken px-4 py-2.5 text-sm">
          <SelectPage rows={rows} {...rules} selection={selection}>
            Select all on this page
          </SelectPage>
        </div>
      )}
      <ul
        aria-label={label}
        aria-busy={isStale}
        className={joinClasses("divide-y divide-line transition-opacity", isStale && "opacity-60")}
      >
        {rows.map((row) => (
          <li
            key={rowId(row)}
            className={joinClasses("flex", selection?.has(rowId(row)) && "bg-accent-soft/50")}
            title={rules.unselectableReason?.(row) ?? undefined}
          >
            {selection && (
              <div className="flex shrink-0 items-start py-3 pl-4">
                <SelectRow row={row} rules={rules} selection={selection} />
              </div>
            )}
            <Card href={rowHref?.(row)}>{card(row)}</Card>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Card({ href, children }: { href: string | undefined; children: ReactNode }) {
  const classes = "-outline-offset-2 block min-w-0 flex-1 px-4 py-3";
  if (!href) return <div className={classes}>{children}</div>;
  return (
    <Link href={href} className={`${classes} active:bg-hover`}>
      {children}
    </Link>
  );
}
