import type { Condition, Query } from "#simulator/graph/query.ts";

/** The resource types, in lower case, that the first conditions of a query leave; null when they leave any. */
export function typesInQuery(query: Query): ReadonlySet<string> | null {
  for (const stage of query.stages) {
    if (stage.kind !== "where") return null;
    const types = typesIn(stage.condition);
    if (types !== null) return new Set(types);
  }
  return null;
}

function typesIn(condition: Condition): string[] | null {
  switch (condition.kind) {
    case "and":
      return condition.conditions.map(typesIn).find((types) => types !== null) ?? null;
    case "or": {
      const parts = condition.conditions.map(typesIn);
      return parts.some((types) => types === null) ? null : parts.flatMap((types) => types ?? []);
    }
    case "compare": {
      const { comparator, left, right } = condition;
      if ((comparator !== "=~" && comparator !== "==") || !isType(left)) return null;
      return right.kind === "literal" && typeof right.value === "string" ? [right.value.toLowerCase()] : null;
    }
    case "in": {
      if (condition.isNegated || !isType(condition.value)) return null;
      return condition.list.map((item) => (item.kind === "literal" ? String(item.value).toLowerCase() : ""));
    }
    default:
      return null;
  }
}

function isType(value: Extract<Condition, { kind: "compare" }>["left"]): boolean {
  if (value.kind === "call") return value.name === "tolower" && isType(value.argument);
  return value.kind === "path" && value.path.length === 1 && value.path[0]?.toLowerCase() === "type";
}
