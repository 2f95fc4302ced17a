import type { Json } from "#lib/std/json.ts";
import { FileError } from "./file-error.ts";

export type JsonObject = { [key: string]: Json };

/** An object that is longer is no row of a table. */
const objectMax = 256 * 1024;

/**
 * The objects of the first array in a JSON file, in batches: `[{…}, {…}]`, or in an envelope such as `{"Items": [{…}]}`. Only one object
 * at a time is held.
 */
export async function* readJsonObjects(first: string, more: AsyncIterator<string>): AsyncGenerator<JsonObject[]> {
  const scanner = createScanner();
  let text: string | undefined = first;
  while (text !== undefined) {
    const batch = scanner.take(text);
    if (batch.length > 0) yield batch;
    const next = await more.next();
    text = next.done ? undefined : next.value;
  }
  if (!scanner.isComplete()) {
    throw new FileError("This JSON file ends half-way, or has no list of rows. Download it again.");
  }
}

function createScanner() {
  let depth = 0;
  let isInArray = false;
  let isComplete = false;
  let isInText = false;
  let isEscaped = false;
  /** The object under way. */
  let kept = "";

  const open = (char: string): void => {
    if (!isInArray && char === "[") isInArray = true;
    else if (isInArray) depth += 1;
  };
  const close = (char: string): boolean => {
    if (!isInArray || isComplete) return false;
    if (depth === 0 && char === "]") isComplete = true;
    depth = Math.max(0, depth - 1);
    return depth === 0 && char === "}";
  };

  return {
    isComplete: () => isComplete,
    take(text: string): JsonObject[] {
      const objects: JsonObject[] = [];
      let start = depth > 0 ? 0 : -1;
      for (let at = 0; at < text.length && !isComplete; at++) {
        const char = text[at] ?? "";
        if (isInText) {
          if (isEscaped) isEscaped = false;
          else if (char === "\\") isEscaped = true;
          else if (char === '"') isInText = false;
        } else if (char === '"') isInText = true;
        else if (char === "{" || char === "[") {
          if (isInArray && depth === 0) start = at;
          open(char);
        } else if ((char === "}" || char === "]") && close(char) && start >= 0) {
          objects.push(parse(kept + text.slice(start, at + 1)));
          kept = "";
          start = -1;
        }
      }
      if (start >= 0) kept += text.slice(start);
      if (kept.length > objectMax) throw new FileError("A row of this JSON file is too long to be a price.");
      return objects;
    },
  };
}

function parse(text: string): JsonObject {
  try {
    const value: Json = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    throw new FileError(`This is not JSON: ${text.slice(0, 60)}`);
  }
}
