import type { Json } from "#simulator/json.ts";

/** The part of the Kusto language that the simulator understands. */
export const tables = ["resources", "resourcecontainers", "computeresources"] as const;
export type Table = (typeof tables)[number];

export type Query = { table: Table; stages: Stage[] };

export type Stage =
  | { kind: "where"; condition: Condition }
  | { kind: "project" | "extend"; columns: Column[] }
  | { kind: "order"; keys: { value: Value; descending: boolean }[] }
  | { kind: "limit"; count: number }
  | { kind: "union"; query: Query }
  | { kind: "summarize"; alias: string; by: Column[] };

export type Column = { name: string; value: Value };

export type Value =
  | { kind: "path"; path: string[] }
  | { kind: "literal"; value: Json }
  | { kind: "call"; name: FunctionName; argument: Value };

export const functionNames = [
  "tolower",
  "toupper",
  "tostring",
  "toint",
  "tobool",
  "isempty",
  "isnotempty",
  "isnull",
  "isnotnull",
  "array_length",
] as const;
export type FunctionName = (typeof functionNames)[number];

export const comparators = [
  "=~",
  "!~",
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "contains",
  "startswith",
  "endswith",
  "has",
] as const;
export type Comparator = (typeof comparators)[number];

export type Condition =
  | { kind: "and" | "or"; conditions: Condition[] }
  | { kind: "not"; condition: Condition }
  | { kind: "compare"; comparator: Comparator; left: Value; right: Value }
  | { kind: "in"; ignoreCase: boolean; isNegated: boolean; value: Value; list: Value[] }
  | { kind: "true"; value: Value };
