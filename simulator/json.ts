export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
