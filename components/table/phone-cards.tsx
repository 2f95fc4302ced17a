"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { joinClasses } from "#components/ui/join-classes.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { RowRules } from "./table-row.tsx";

type PhoneCardsProps<Row> = Pick<RowRules<Row>, "rowId" | "rowHref"> & {
  label: string;
  /** Nothing while they load. */
  rows: Row[] | undefined;
  isStale: boolean;
  card: (row: Row) => ReactNode;
};

/** The table's rows where there is no room for columns. */
export function PhoneCards<Row>({ label, rows, isStale, card, rowId, rowHref }: PhoneCardsProps<Row>) {
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
    <ul
      aria-label={label}
      aria-busy={isStale}
      className={joinClasses("divide-y divide-line transition-opacity sm:hidden", isStale && "opacity-60")}
    >
      {rows.map((row) => (
        <li key={rowId(row)}>
          <Card href={rowHref?.(row)}>{card(row)}</Card>
        </li>
      ))}
    </ul>
  );
}

function Card({ href, children }: { href: string | undefined; children: ReactNode }) {
  const classes = "-outline-offset-2 block px-4 py-3";
  if (!href) return <div className={classes}>{children}</div>;
  return (
    <Link href={href} className={`${classes} active:bg-hover`}>
      {children}
    </Link>
  );
}
