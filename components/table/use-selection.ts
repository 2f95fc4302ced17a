import { useState } from "react";

export type RowSelection<Row> = {
  /** Chosen rows as they looked when they were chosen, also those of other pages. */
  rows: Row[];
  ids: string[];
  has: (id: string) => boolean;
  set: (rows: readonly Row[], isSelected: boolean) => void;
  clear: () => void;
};

/** Selection by id: it survives paging, sorting and refreshing. */
export function useSelection<Row>(rowId: (row: Row) => string): RowSelection<Row> {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  return {
    rows: [...chosen.values()],
    ids: [...chosen.keys()],
    has: (id) => chosen.has(id),
    set: (rows, isSelected) =>
      setChosen((before) => {
        const after = new Map(before);
        for (const row of rows) {
          if (isSelected) after.set(rowId(row), row);
          else after.delete(rowId(row));
        }
        return after;
      }),
    clear: () => setChosen(new Map()),
  };
}
