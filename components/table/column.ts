import type { ReactNode } from "react";

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Names the row for screen readers and carries its link. One column of each table. */
  isRowHeader?: boolean;
  /** The column's name in the list's `sort` parameter; without it the column does not sort. */
  sortKey?: string;
  /** First click sorts downwards: for dates and amounts. */
  sortsDescendingFirst?: boolean;
  align?: "start" | "end";
  /** Left out on narrower screens. The row's own page must show the value too. */
  hideBelow?: "sm" | "md" | "lg" | "xl" | "wide";
  /** Holds buttons or links of its own, which must stay above the row's link. */
  isInteractive?: boolean;
  /** For widths: `w-40`, `max-w-80`. */
  className?: string;
};

const hidden = {
  sm: "max-sm:hidden",
  md: "max-md:hidden",
  lg: "max-lg:hidden",
  xl: "max-xl:hidden",
  wide: "max-wide:hidden",
} as const;

export const columnClasses = <Row>({ align, hideBelow, isInteractive, className }: Column<Row>): string =>
  [
    align === "end" ? "text-right" : "text-left",
    hideBelow && hidden[hideBelow],
    isInteractive && "relative z-10",
    className,
  ]
    .filter(Boolean)
    .join(" ");

/** `sort=name` goes up, `sort=-name` goes down. */
export type Sort = { value: string | undefined; onChange: (value: string) => void };

export function sortOf<Row>(column: Column<Row>, sort: Sort | undefined): "ascending" | "descending" | "none" {
  if (!column.sortKey || !sort?.value) return "none";
  if (sort.value === column.sortKey) return "ascending";
  return sort.value === `-${column.sortKey}` ? "descending" : "none";
}
