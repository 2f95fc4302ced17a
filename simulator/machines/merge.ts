import { isObject, type JsonObject } from "#simulator/json.ts";

/** A change laid over a model: objects are merged, everything else is replaced. */
export function merged(model: JsonObject, change: JsonObject): JsonObject {
  const result = { ...model };
  for (const [name, value] of Object.entries(change)) {
    const before = model[name];
    result[name] = isObject(value) && isObject(before) ? merged(before, value) : value;
  }
  return result;
}
