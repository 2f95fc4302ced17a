import { expect, it } from "vitest";
import { readDecimal } from "#lib/domain/cost/prices/read-decimal.ts";

it.each<[string, boolean, number | null]>([
  ["0.05", false, 0.05],
  ["0,05", false, 0.05],
  ["0,043", false, 0.043],
  ["0,05", true, 0.05],
  ["1E-05", false, 0.00001],
  ["1,5E-05", true, 0.000015],
  ["1,234.50", false, 1234.5],
  ["1.234,50", true, 1234.5],
  ["1.234,50", false, 1234.5],
  ["1,234,567", false, 1_234_567],
  ["19,710", true, 19.71],
  ["19.710", false, 19.71],
  [" 3 604,11 ", true, 3604.11],
  ["-1", false, -1],
])("%j (decimal comma: %s) is %d", (text, hasDecimalComma, value) => {
  expect(readDecimal(text, hasDecimalComma)).toBe(value);
});

it.each<[string, boolean]>([
  ["19,710", false],
  ["19.710", true],
  ["", false],
  ["free", false],
  ["0.05 USD", false],
  ["1.2.3,4,5", false],
])("%j (decimal comma: %s) is not guessed", (text, hasDecimalComma) => {
  expect(readDecimal(text, hasDecimalComma)).toBeNull();
});
