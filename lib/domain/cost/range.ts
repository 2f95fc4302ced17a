/** What is not known exactly is said as three numbers, never as one. `low` <= `expected` <= `high`. */
export type Range = { low: number; expected: number; high: number };

export const noRange: Range = { low: 0, expected: 0, high: 0 };

export const exactly = (value: number): Range => ({ low: value, expected: value, high: value });

/** For functions that never fall: three times the same rule keeps the order of the three numbers. */
export const mapRange = (range: Range, of: (value: number) => number): Range => ({
  low: of(range.low),
  expected: of(range.expected),
  high: of(range.high),
});

export const addRanges = (left: Range, right: Range): Range => ({
  low: left.low + right.low,
  expected: left.expected + right.expected,
  high: left.high + right.high,
});

/** Both of the same thing, such as an estimate before and after a change; so the result need not be in order. */
export const changeBetween = (before: Range, after: Range): Range => ({
  low: after.low - before.low,
  expected: after.expected - before.expected,
  high: after.high - before.high,
});

export const multiplyRanges = (left: Range, right: Range): Range => ({
  low: left.low * right.low,
  expected: left.expected * right.expected,
  high: left.high * right.high,
});

export const sumRanges = (ranges: readonly Range[]): Range => ranges.reduce(addRanges, noRange);

/** Three shares of a whole, in order. */
export const isRatioRange = (value: unknown): value is Range => {
  if (typeof value !== "object" || value === null) return false;
  const { low, expected, high } = value as Record<keyof Range, unknown>;
  return (
    [low, expected, high].every((part) => typeof part === "number" && part >= 0 && part <= 1) &&
    (low as number) <= (expected as number) &&
    (expected as number) <= (high as number)
  );
};
