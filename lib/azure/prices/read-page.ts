import type { Json } from "#lib/std/json.ts";
import { at, listAt, numberAt, textAt } from "../raw-json.ts";
import { PriceSourceError } from "./price-source-error.ts";

export type PricePage = { rows: Json[]; next: string | null };

/**
 * A page as Azure describes it: rows, their number, and where the next page is.
 * @throws PriceSourceError for anything else that happens to be JSON
 */
export function readPage(body: Json, host: string, currency: string): PricePage {
  if (!Array.isArray(at(body, "Items"))) {
    throw new PriceSourceError(`The answer of ${host} is no page of a price list. Check the address.`);
  }
  const rows = listAt(body, "Items") as Json[];
  const count = numberAt(body, "Count");
  if (count !== null && count !== rows.length) {
    throw new PriceSourceError(`A page of ${host} says that it has ${count} rows, and has ${rows.length}.`);
  }
  const billed = textAt(body, "BillingCurrency");
  if (billed !== null && billed !== currency) {
    throw new PriceSourceError(`${host} answered in ${billed} when it was asked for ${currency}.`);
  }
  return { rows, next: textAt(body, "NextPageLink") };
}
