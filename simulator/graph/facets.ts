import type { Row } from "#simulator/graph/evaluate.ts";
import { parseQuery } from "#simulator/graph/parse-query.ts";
import { runQuery } from "#simulator/graph/run-query.ts";
import { QueryError } from "#simulator/graph/tokenize.ts";
import { isObject, type Json, type JsonObject, valueAt } from "#simulator/json.ts";

type Facet = { expression: string; filter?: string; sortBy: string; sortOrder: "asc" | "desc"; top: number };
type FacetError = { code: string; message: string };

const defaultTop = 10;

/** Counts over the rows of a query by one or more of its columns, each with its own filter and order. */
export function facetsOf(requests: Json | undefined, rows: readonly Row[]): unknown[] {
  return (Array.isArray(requests) ? requests : []).filter(isObject).map((request) => facetOf(readFacet(request), rows));
}

function readFacet(request: JsonObject): Facet {
  const option = (name: string) => valueAt(request, ["options", name]);
  const [filter, sortBy, top] = [option("filter"), option("sortBy"), option("$top")];
  return {
    expression: String(request["expression"] ?? ""),
    ...(typeof filter === "string" && { filter }),
    sortBy: typeof sortBy === "string" ? sortBy : "count",
    sortOrder: option("sortOrder") === "asc" ? "asc" : "desc",
    top: typeof top === "number" ? top : defaultTop,
  };
}

function facetOf(facet: Facet, rows: readonly Row[]): unknown {
  const { expression } = facet;
  try {
    const result = countBy(facet, rows);
    if (Array.isArray(result)) return { expression, resultType: "FacetError", errors: result };
    const { groups } = result;
    const data = groups.slice(0, facet.top);
    return { expression, resultType: "FacetResult", totalRecords: groups.length, count: data.length, data };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { expression, resultType: "FacetError", errors: [{ code: "ParserFailure", message: error.message }] };
  }
}

function countBy(
  { expression, filter, sortBy, sortOrder }: Facet,
  rows: readonly Row[],
): { groups: Row[] } | FacetError[] {
  const columns = expression.split(",").map((column) => column.trim());
  const unknown = columns.filter((column) => rows.length > 0 && !rows.some((row) => has(row, column)));
  if (unknown.length > 0) {
    return [
      ...(unknown.length === columns.length
        ? [{ code: "NoValidColumns", message: "No valid columns in facet expression." }]
        : []),
      { code: "InvalidColumnNames", message: `Invalid column names: [${unknown.join(", ")}].` },
    ];
  }
  const included = filter === undefined ? rows : queryRows(`resources | where ${filter}`, rows);
  const groups = new Map<string, Row & { count: number }>();
  for (const row of included) {
    const values = Object.fromEntries(columns.map((column) => [columnName(column), valueIn(row, column)]));
    const key = JSON.stringify(values);
    groups.set(key, { ...values, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return { groups: queryRows(`resources | order by ${sortBy} ${sortOrder}`, [...groups.values()]) };
}

function queryRows(query: string, rows: readonly Row[]): Row[] {
  return runQuery(parseQuery(query), () => rows.map((row) => ({ whole: () => row }))).map((row) => row.whole());
}

/** Resource Graph calls the column of a nested property after its whole path. */
const columnName = (expression: string): string => expression.replaceAll(".", "_");

function valueIn(row: Row, expression: string): Json {
  const own = row[columnName(expression)];
  return (own as Json | undefined) ?? valueAt(row, expression.split(".")) ?? null;
}

function has(row: Row, expression: string): boolean {
  return columnName(expression) in row || valueAt(row, [expression.split(".")[0] ?? ""]) !== undefined;
}
