import type { Comparator, Condition, FunctionName, Value } from "#simulator/graph/query.ts";
import { type Json, valueAt } from "#simulator/json.ts";

export type Row = Record<string, unknown>;

/**
 * A row that is made when it is looked at, so that a query over a whole fleet holds no rows but those of a page. `known`
 * has columns that can be told without making it.
 */
export type LazyRow = { whole(): Row; known?: Readonly<Record<string, string>> };

export function evaluate(value: Value, row: LazyRow): Json {
  switch (value.kind) {
    case "literal":
      return value.value;
    case "path":
      return columnOf(row, value.path);
    case "call":
      return callFunction(value.name, evaluate(value.argument, row));
  }
}

function columnOf(row: LazyRow, path: readonly string[]): Json {
  const [name = ""] = path;
  const known = path.length === 1 ? row.known?.[name.toLowerCase()] : undefined;
  return known ?? valueAt(row.whole(), path) ?? null;
}

function callFunction(name: FunctionName, argument: Json): Json {
  switch (name) {
    case "tolower":
      return textOf(argument).toLowerCase();
    case "toupper":
      return textOf(argument).toUpperCase();
    case "tostring":
      return textOf(argument);
    case "toint":
      return Number.isNaN(Number(argument)) ? null : Math.trunc(Number(argument));
    case "tobool":
      return argument === null ? null : textOf(argument).toLowerCase() === "true";
    case "isempty":
      return textOf(argument) === "";
    case "isnotempty":
      return textOf(argument) !== "";
    case "isnull":
      return argument === null;
    case "isnotnull":
      return argument !== null;
    case "array_length":
      return Array.isArray(argument) ? argument.length : null;
  }
}

export function holds(condition: Condition, row: LazyRow): boolean {
  switch (condition.kind) {
    case "and":
      return condition.conditions.every((part) => holds(part, row));
    case "or":
      return condition.conditions.some((part) => holds(part, row));
    case "not":
      return !holds(condition.condition, row);
    case "true":
      return evaluate(condition.value, row) === true;
    case "compare":
      return compare(condition.comparator, evaluate(condition.left, row), evaluate(condition.right, row));
    case "in": {
      const fold = (value: Json): string => (condition.ignoreCase ? textOf(value).toLowerCase() : textOf(value));
      const wanted = fold(evaluate(condition.value, row));
      return condition.list.some((item) => fold(evaluate(item, row)) === wanted) !== condition.isNegated;
    }
  }
}

function compare(comparator: Comparator, left: Json, right: Json): boolean {
  const [a, b] = [textOf(left).toLowerCase(), textOf(right).toLowerCase()];
  switch (comparator) {
    case "==":
      return textOf(left) === textOf(right);
    case "!=":
      return textOf(left) !== textOf(right);
    case "=~":
      return a === b;
    case "!~":
      return a !== b;
    case "contains":
    case "has":
      return a.includes(b);
    case "startswith":
      return a.startsWith(b);
    case "endswith":
      return a.endsWith(b);
    default: {
      const order = compareValues(left, right);
      if (comparator === "<") return order < 0;
      if (comparator === "<=") return order <= 0;
      return comparator === ">" ? order > 0 : order >= 0;
    }
  }
}

/** Numbers as numbers, everything else as text; nothing comes before something. */
export function compareValues(a: Json, b: Json): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function textOf(value: Json): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
