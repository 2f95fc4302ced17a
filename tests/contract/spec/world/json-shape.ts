export type JsonObject = { [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

/**
 * What a body lacks of another one's shape: every key of the expected one, with the same JSON type, at every depth. Values
 * are the world's. A path that `isExempt` says is left out with all below it.
 */
export function shapeProblems(
  expected: unknown,
  actual: unknown,
  isExempt: (path: string) => boolean = () => false,
  path = "$",
): string[] {
  if (expected === null || expected === undefined || isExempt(path)) return [];
  if (jsonType(expected) !== jsonType(actual)) return [`${path}: ${jsonType(expected)} expected, got ${shown(actual)}`];
  if (Array.isArray(expected) && Array.isArray(actual)) return listProblems(expected, actual, isExempt, path);
  if (!isObject(expected) || !isObject(actual)) return [];
  return Object.entries(expected).flatMap(([key, value]) =>
    shapeProblems(value, actual[key], isExempt, `${path}.${key}`),
  );
}

function listProblems(
  expected: readonly unknown[],
  actual: readonly unknown[],
  isExempt: (path: string) => boolean,
  path: string,
): string[] {
  if (expected.length > 0 && actual.length === 0) return [`${path}: empty, ${expected.length} expected`];
  return expected.flatMap((item, index) =>
    shapeProblems(item, counterpart(item, index, actual), isExempt, `${path}[${index}]`),
  );
}

/** The item that means the same: by id, name, LUN or code, else the one in the same place. */
function counterpart(item: unknown, index: number, actual: readonly unknown[]): unknown {
  for (const key of ["id", "name", "lun", "code"]) {
    const wanted = at(item, key);
    const found = wanted === undefined ? undefined : actual.find((candidate) => same(at(candidate, key), wanted));
    if (found !== undefined) return found;
  }
  return actual[Math.min(index, actual.length - 1)];
}

const same = (a: unknown, b: unknown): boolean => String(a).toLowerCase() === String(b).toLowerCase();

function jsonType(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
