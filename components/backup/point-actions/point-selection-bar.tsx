"use client";

import { SelectionBar } from "#components/table/selection-bar.tsx";
import type { RowSelection } from "#components/table/use-selection.ts";
import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import { PointButtons } from "./point-buttons.tsx";

type PointSelectionBarProps = {
  selection: RowSelection<RestorePointSummaryDto>;
  /** Rows of this page, which are fresher than when they were chosen. */
  shown: readonly RestorePointSummaryDto[];
};

export function PointSelectionBar({ selection, shown }: PointSelectionBarProps) {
  const fresh = new Map(shown.map((point) => [point.id, point]));
  return (
    <SelectionBar count={selection.ids.length} onClear={selection.clear}>
      <PointButtons
        points={selection.rows.map((point) => fresh.get(point.id) ?? point)}
        size="small"
        onDone={selection.clear}
      />
    </SelectionBar>
  );
}

/** Why nothing can be done with a point; null when something can. */
export const unselectableReason = ({ origin, vanishedAt }: RestorePointSummaryDto): string | null =>
  origin === "foreign" ? "Made by another tool" : vanishedAt ? "No longer in Azure" : null;
