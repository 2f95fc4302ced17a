import type { Range } from "./range.ts";

/** `359 GiB`, `6.3 GiB`, `0.04 GiB`. */
export const gibInWords = (gib: number): string => `${shortNumber(gib)} GiB`;

export const shareInWords = (ratio: number): string => `${shortNumber(ratio * 100)} %`;

/** No more digits than a reader needs: `1,152`, `63.5`, `0.04`. */
export function shortNumber(value: number): string {
  const digits = value >= 100 ? 0 : value >= 1 ? 1 : 2;
  return String(Number(value.toFixed(digits))).replace(/\B(?=(\d{3})+$)/g, value >= 1_000 ? "," : "");
}

export const rangeInWords = ({ low, expected, high }: Range, inWords: (value: number) => string): string =>
  low === high ? inWords(expected) : `${inWords(expected)} (${inWords(low)} to ${inWords(high)})`;

export const countOf = (count: number, singular: string): string =>
  `${shortNumber(count)} ${singular}${count === 1 ? "" : "s"}`;
