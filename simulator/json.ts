export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The entry that a client's word names: never what every object has, such as `constructor`. */
export function entryOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** A change laid over a model: objects are merged member by member, everything else is replaced. */
export function merged(model: JsonObject, change: JsonObject): JsonObject {
  const result = { ...model };
  for (const [name, value] of Object.entries(change)) {
    const before = entryOf(model, name);
    result[name] = isObject(value) && isObject(before) ? merged(before, value) : value;
  }
  return result;
}

/** The value at a dotted path, with names compared without case as Resource Manager and Resource Graph do. */
export function valueAt(root: unknown, path: readonly string[]): Json | undefined {
  let value: unknown = root;
  for (const name of path) {
    if (Array.isArray(value)) value = value[Number(name)];
    else if (isObject(value)) value = propertyOf(value, name);
    else return undefined;
  }
  return value as Json | undefined;
}

function propertyOf(object: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const lower = name.toLowerCase();
  const key = Object.keys(object).find((candidate) => candidate.toLowerCase() === lower);
  return key === undefined ? undefined : object[key];
}
