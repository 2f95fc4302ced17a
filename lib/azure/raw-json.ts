import { InvariantError } from "#lib/std/invariant.ts";

/** An object of Azure's as it came: every property may be missing or of another type than the specification says. */
export type RawObject = { readonly [key: string]: unknown };

/** A 2xx answer that lacks what it must have. Azure's doing, so it ends as a failure value, never as a crash. */
export class UnexpectedAnswer extends Error {
  override name = "UnexpectedAnswer";
}

export function asObject(value: unknown): RawObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The value at a path of property names; undefined where the path ends early. */
export function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((current, name) => {
    if (typeof current !== "object" || current === null) return undefined;
    return Reflect.get(current, name);
  }, value);
}

export function textAt(value: unknown, ...path: string[]): string | null {
  const found = at(value, ...path);
  return typeof found === "string" && found !== "" ? found : null;
}

export function numberAt(value: unknown, ...path: string[]): number | null {
  const found = at(value, ...path);
  return typeof found === "number" && Number.isFinite(found) ? found : null;
}

export function booleanAt(value: unknown, ...path: string[]): boolean | null {
  const found = at(value, ...path);
  return typeof found === "boolean" ? found : null;
}

export function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** Only the entries that are texts, as in tags. */
export function textMapAt(value: unknown, ...path: string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asObject(at(value, ...path))).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}

export function dateAt(value: unknown, ...path: string[]): Date | null {
  const text = textAt(value, ...path);
  if (text === null) return null;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** For what no answer of this kind can lack, such as the id of a resource. */
export function requiredTextAt(value: unknown, ...path: string[]): string {
  if (path.length === 0) throw new InvariantError("A property to read must be named.");
  const text = textAt(value, ...path);
  if (text === null) throw new UnexpectedAnswer(`Azure's answer lacks the property "${path.join(".")}".`);
  return text;
}
