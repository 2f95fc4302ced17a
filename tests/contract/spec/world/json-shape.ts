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
  return expected.flatMap((item, index) => {
    const problemsWith = (candidate: unknown) => shapeProblems(item, candidate, isExempt, `${path}[${index}]`);
    const counterpart = sameThing(item, actual);
    return counterpart === undefined ? fewestProblems(actual, problemsWith) : problemsWith(counterpart);
  });
}

/** The item that means the same, by what identifies it. */
export function sameThing(item: unknown, actual: readonly unknown[]): unknown {
  for (const key of ["id", "name", "lun", "code", "namespace", "resourceType"]) {
    const wanted = at(item, key);
    const found = wanted === undefined ? undefined : actual.find((candidate) => same(at(candidate, key), wanted));
    if (found !== undefined) return found;
  }
  return undefined;
}

const comparedItems = 500;

/** Where nothing identifies an item, any other may have its shape. */
function fewestProblems(actual: readonly unknown[], problemsWith: (candidate: unknown) => string[]): string[] {
  let fewest: string[] | undefined;
  for (const candidate of actual.slice(0, comparedItems)) {
    const problems = problemsWith(candidate);
    if (problems.length === 0) return [];
    if (fewest === undefined || problems.length < fewest.length) fewest = problems;
  }
  return fewest ?? [];
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
