/** No meter that we reckon with costs a thousand million of any currency a unit. */
const absurd = 1e9;

/** Why an amount cannot be a price, as the end of a sentence; null when it can. */
export function priceFlaw(amount: number): string | null {
  if (!Number.isFinite(amount)) return "has a price that is not a number";
  if (amount < 0) return `has the negative price ${amount}`;
  if (amount >= absurd) return `has the absurd price ${amount}`;
  return null;
}
