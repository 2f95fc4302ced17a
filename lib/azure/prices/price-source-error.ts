/** Why the price list could not be read, in a sentence for people. */
export class PriceSourceError extends Error {
  override name = "PriceSourceError";
}
