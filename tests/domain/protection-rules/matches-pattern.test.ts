import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesPattern } from "#lib/domain/protection-rules/matches-pattern.ts";

test.each([
  ["*", "", true],
  ["*", "anything", true],
  ["sql-*", "sql-prod-01", true],
  ["sql-*", "mysql-prod-01", false],
  ["*-prod-*", "sql-prod-01", true],
  ["*-prod", "sql-prod-01", false],
  ["web-0?", "web-07", true],
  ["web-0?", "web-0", false],
  ["web-0?", "web-012", false],
  ["SQL-*", "sql-01", true],
  ["sql.01", "sqlx01", false],
  ["a*b*c", "a-b-b-c", true],
  ["a*b*c", "a-c-b", false],
  ["**x**", "axb", true],
  ["", "", true],
  ["", "a", false],
])("%s on %s: %s", (pattern, text, expected) => {
  expect(matchesPattern(pattern, text)).toBe(expected);
});

const sign = fc.constantFrom("a", "b", "*", "?");

test("answers as the regular expression of the same meaning does", () => {
  fc.assert(
    fc.property(
      fc.array(sign, { maxLength: 8 }),
      fc.array(fc.constantFrom("a", "b"), { maxLength: 8 }),
      (signs, letters) => {
        const [pattern, text] = [signs.join(""), letters.join("")];
        const expression = new RegExp(
          `^${signs.map((one) => (one === "*" ? ".*" : one === "?" ? "." : one)).join("")}$`,
        );
        expect(matchesPattern(pattern, text)).toBe(expression.test(text));
      },
    ),
    { numRuns: 2_000 },
  );
});

test("a pattern of many stars is answered although nothing fits", () => {
  expect(matchesPattern(`${"*a".repeat(60)}*b`, "a".repeat(5_000))).toBe(false);
});
