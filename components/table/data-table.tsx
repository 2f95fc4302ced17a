"use client";

import type { ReactNode } from "react";
import { Banner } from "#components/feedback/banner.tsx";
import { joinClasses } from "#components/ui/join-classes.ts";
import { toServiceError } from "#lib/client/api-error.ts";
import type { Column, Sort } from "./column.ts";
import { HeaderCell } from "./header-cell.tsx";
import { type PageMove, Pager } from "./pager.tsx";
import { PhoneCards } from "./phone-cards.tsx";
import type { RowRules } from "./row-rules.ts";
import { ScrollRegion } from "./scroll-region.tsx";
import { SelectPage } from "./select-rows.tsx";
import { FailedBody, LoadingRows, NoMatch } from "./table-bodies.tsx";
import { TableRow } from "./table-row.tsx";

/** Any list's page: rows and the cursors of its neighbours. */
export type TablePage<Row> = { rows: Row[]; next: string | null; previous: string | null; total?: number | undefined };

/** What the table reads of a `useQuery` result. Give the query `placeholderData: keepPreviousData`. */
export type TableQuery<Row> = {
  data: TablePage<Row> | undefined;
  error: unknown;
  isPlaceholderData: boolean;
  refetch: () => unknown;
};

export type DataTableProps<Row> = RowRules<Row> & {
  /** In the plural, as in "Virtual machines": names the table, and stands in its messages. */
  label: string;
  columns: readonly Column<Row>[];
  query: TableQuery<Row>;
  sort?: Sort;
  /** Search and filters; the selection's actions. */
  toolbar?: ReactNode;
  /** What to say when there is nothing at all: teach the next step. */
  empty: ReactNode;
  isFiltered: boolean;
  onClearFilters: () => void;
  /** A row on a phone, as a card (one link, when rows have an address); without it the table scrolls sideways there. */
  phoneCard?: (row: Row) => ReactNode;
  /** Leave out for lists that fit on one page. */
  onMove?: (move: PageMove) => void;
};

/** The table behind every list. Four bodies: loading, failed, empty, no match; and rows. */
export function DataTable<Row>({ label, columns, query, sort, toolbar, onMove, ...props }: DataTableProps<Row>) {
  const { data, error, isPlaceholderData } = query;
  const columnCount = columns.length + (props.selection ? 1 : 0);
  const isStale = isPlaceholderData || (error !== null && data !== undefined);
  return (
    <section aria-label={label} className="min-w-0 overflow-clip rounded-lg border border-line bg-surface shadow-card">
      {toolbar && <div className="border-line border-b px-3 py-2.5">{toolbar}</div>}
      {error !== null && data && (
        <Banner tone="warning" title="This list could not be refreshed" className="m-3">
          {toServiceError(error).message}
        </Banner>
      )}
      {error !== null && !data ? (
        <FailedBody label={label} error={toServiceError(error)} onRetry={() => query.refetch()} />
      ) : data?.rows.length === 0 ? (
        <EmptyBody label={label} {...props} />
      ) : (
        <>
          {props.phoneCard && (
            <PhoneCards label={label} rows={data?.rows} isStale={isStale} {...props} card={props.phoneCard} />
          )}
          <ScrollRegion label={label} className={props.phoneCard ? "max-sm:hidden" : undefined}>
            <table aria-busy={isStale || !data} className="w-full border-separate border-spacing-0">
              <caption className="sr-only">{label}</caption>
              <thead>
                <tr>
                  {props.selection && (
                    <th scope="col" className="sticky top-0 z-20 h-9 w-10 bg-sunken pl-4">
                      <SelectPage rows={data?.rows ?? []} {...props} selection={props.selection} />
                    </th>
                  )}
                  {columns.map((column) => (
                    <HeaderCell key={column.id} column={column} sort={sort} />
                  ))}
                </tr>
              </thead>
              <tbody className={joinClasses("transition-opacity", isStale && "opacity-60")}>
                {data ? (
                  data.rows.map((row) => <TableRow key={props.rowId(row)} row={row} columns={columns} rules={props} />)
                ) : (
                  <LoadingRows columnCount={columnCount} label={label} />
                )}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      )}
      {data && onMove && data.rows.length > 0 && (
        <Pager
          shownCount={data.rows.length}
          total={data.total}
          next={data.next}
          previous={data.previous}
          onMove={onMove}
        />
      )}
    </section>
  );
}

type EmptyBodyProps = { label: string; empty: ReactNode; isFiltered: boolean; onClearFilters: () => void };

function EmptyBody({ label, empty, isFiltered, onClearFilters }: EmptyBodyProps) {
  return isFiltered ? <NoMatch label={label} onClearFilters={onClearFilters} /> : empty;
}
