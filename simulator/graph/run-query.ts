import { compareValues, evaluate, holds, type LazyRow, type Row, textOf } from "#simulator/graph/evaluate.ts";
import type { Column, Query, Stage } from "#simulator/graph/query.ts";

type RowsOfQuery = (query: Query) => Iterable<LazyRow>;

export function runQuery(query: Query, rowsOfQuery: RowsOfQuery): LazyRow[] {
  let current: LazyRow[] = [...rowsOfQuery(query)];
  for (const stage of query.stages) current = runStage(stage, current, rowsOfQuery);
  return current;
}

function runStage(stage: Stage, rows: LazyRow[], rowsOfQuery: RowsOfQuery): LazyRow[] {
  switch (stage.kind) {
    case "where":
      return rows.filter((row) => holds(stage.condition, row));
    case "project":
      return rows.map((row) => ({ whole: () => columnsOf(stage.columns, row) }));
    case "extend":
      return rows.map((row) => ({ whole: () => ({ ...row.whole(), ...columnsOf(stage.columns, row) }) }));
    case "order":
      return sortRows(stage.keys, rows);
    case "union":
      return [...rows, ...runQuery(stage.query, rowsOfQuery)];
    case "limit":
      return rows.slice(0, stage.count);
    case "summarize":
      return summarize(stage, rows).map((row) => ({ whole: () => row }));
  }
}

function columnsOf(columns: Column[], row: LazyRow): Row {
  return Object.fromEntries(columns.map((column) => [column.name, evaluate(column.value, row)]));
}

function sortRows(keys: Extract<Stage, { kind: "order" }>["keys"], rows: LazyRow[]): LazyRow[] {
  const keyed = rows.map((row) => ({ row, values: keys.map((key) => evaluate(key.value, row)) }));
  keyed.sort((a, b) => {
    for (const [index, key] of keys.entries()) {
      const order = compareValues(a.values[index] ?? null, b.values[index] ?? null);
      if (order !== 0) return key.descending ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

function summarize(stage: Extract<Stage, { kind: "summarize" }>, rows: LazyRow[]): Row[] {
  if (stage.by.length === 0) return [{ [stage.alias]: rows.length }];
  const groups = new Map<string, { by: Row; count: number }>();
  for (const row of rows) {
    const by = columnsOf(stage.by, row);
    const key = textOf(Object.values(by) as string[]);
    const group = groups.get(key) ?? { by, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()].map(({ by, count }) => ({ ...by, [stage.alias]: count }));
}
