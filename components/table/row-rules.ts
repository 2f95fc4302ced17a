import type { RowSelection } from "./use-selection.ts";

export type RowRules<Row> = {
  rowId: (row: Row) => string;
  /** What the row is called: for its checkbox and its link. */
  rowName: (row: Row) => string;
  rowHref?: (row: Row) => string;
  selection?: RowSelection<Row>;
  /** Why this row cannot be chosen; null when it can. */
  unselectableReason?: (row: Row) => string | null;
};
