import type { PriceUnit } from "../price-list.ts";

/** Azure's price tables count 730 hours a month. */
const hoursPerMonth = 730;

/**
 * What one `unitOfMeasure` is: its unit and by what its price must be multiplied to be the price of one such unit. `GB` means GiB
 * in Azure's tables. Price sheets sell in blocks, such as `100 GB/Month`.
 * @returns null for units that we do not reckon with
 */
export function readUnit(unitOfMeasure: string): { unit: PriceUnit; factor: number } | null {
  const match = /^([\d.,]*)\s*(GB|GiB)?\s*(?:\/\s*(Month|Hour))?$/i.exec(unitOfMeasure.trim());
  if (!match) return null;
  const [, count = "", bytes, period] = match;
  const block = count === "" ? 1 : Number(count.replaceAll(",", ""));
  if (!(block > 0) || (!bytes && !period)) return null;
  const perMonth = period?.toLowerCase() === "hour" ? hoursPerMonth : 1;
  const unit: PriceUnit = bytes ? (period ? "PerGibMonth" : "PerGib") : "PerMonth";
  return { unit, factor: perMonth / block };
}
