import type { z } from "zod";

/** Search parameters as Next hands them to a page, or as `Object.fromEntries(URLSearchParams)`. */
export type RawSearch = Record<string, string | string[] | undefined>;

/**
 * The one parser of a list's address, for its page and for the browser. What is not understood is left out instead of failing
 * the page: addresses are typed, shared and outlive releases.
 */
export function readSearch<Shape extends z.ZodObject>(shape: Shape, raw: RawSearch): z.output<Shape> {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(raw)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (key in shape.shape && first !== undefined && first !== "") kept[key] = first;
  }
  const parsed = shape.safeParse(kept);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) delete kept[String(issue.path[0])];
  return shape.parse(kept);
}

/** One change to a list's address: a new value, or nothing to take the parameter away. */
export type SearchPatch<Search> = { [Key in keyof Search]?: Search[Key] | null | undefined };

/** Where a list goes back to its first page: a cursor belongs to one filter and one order. */
const cursorKeys = ["after", "before"];

/** @returns the new query string with its question mark, or an empty text */
export function patchSearch(current: URLSearchParams, patch: Record<string, unknown>): string {
  const next = new URLSearchParams(current);
  for (const key of cursorKeys) next.delete(key);
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined || value === null || value === "") next.delete(key);
    else next.set(key, String(value));
  }
  const text = next.toString();
  return text === "" ? "" : `?${text}`;
}
