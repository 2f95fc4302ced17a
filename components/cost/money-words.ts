import type { Range } from "#lib/domain/cost/range.ts";

const formats = new Map<string, Intl.NumberFormat>();

function format(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, made);
  return made;
}

/** `US$12.50`; cents go where they say nothing any more. */
export function moneyWords(amount: number, currency: string): string {
  if (amount > 0 && amount < 0.005) return `under ${format(currency, 2).format(0.01)}`;
  return format(currency, Math.abs(amount) >= 1_000 ? 0 : 2).format(amount);
}

/** Of a unit: as many digits as the price list has, such as `US$0.00012`. */
export const unitPriceWords = (amount: number, currency: string): string =>
  new Intl.NumberFormat("en-GB", { style: "currency", currency, maximumFractionDigits: 6 }).format(amount);

/** "US$5.00 to US$20.00"; one amount where nothing is assumed. */
export const moneyRangeWords = ({ low, high }: Range, currency: string): string =>
  moneyWords(low, currency) === moneyWords(high, currency)
    ? moneyWords(low, currency)
    : `${moneyWords(low, currency)} to ${moneyWords(high, currency)}`;

/** With its sign: `+US$12.50`, `−US$3.10`, `no change`. */
export function moneyChangeWords(change: number, currency: string): string {
  if (Math.abs(change) < 0.005) return "no change";
  return `${change > 0 ? "+" : "−"}${moneyWords(Math.abs(change), currency)}`;
}
