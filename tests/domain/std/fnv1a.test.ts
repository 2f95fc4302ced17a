import { expect, test } from "vitest";
import { fnv1a } from "#lib/std/fnv1a.ts";

test.each([
  ["", "811c9dc5"],
  ["a", "e40c292c"],
  ["foobar", "bf9cf968"],
])("fnv1a(%j) is the published value %s", (text, hash) => {
  expect(fnv1a(text)).toBe(hash);
});
