import { type Exchange, queryOf } from "#simulator/http/exchange.ts";
import { isCurrency } from "#simulator/prices/currencies.ts";
import { type PriceFilter, parsePriceFilter } from "#simulator/prices/price-filter.ts";

export type PriceQuery = {
  filter: PriceFilter;
  currency: string;
  primaryOnly: boolean;
  withSavingsPlans: boolean;
  skip: number;
  top: number;
};

const newest = "2023-01-01-preview";
const versions = ["2020-08-01", "2021-10-01", "2021-10-01-preview", newest];

/** What a request asks of the price list; a sentence when it cannot be understood. */
export function readPriceQuery({ url }: Exchange): PriceQuery | string {
  const version = queryOf(url, "api-version");
  if (version !== undefined && !versions.includes(version))
    return `The api-version '${version}' is invalid. The supported versions are '${versions.join(",")}'.`;
  const currency = unquoted(queryOf(url, "currencycode") ?? "USD").toUpperCase();
  if (!isCurrency(currency)) return `The currencyCode '${currency}' is invalid.`;
  const [skip, top] = ["$skip", "$top"].map((name) => queryOf(url, name));
  if ([skip, top].some((value) => value !== undefined && !/^\d+$/.test(value)))
    return "$skip and $top must be whole numbers.";
  // Values are compared with their letter case since the newest version.
  const text = queryOf(url, "$filter") ?? "";
  const filter = text.trim() === "" ? () => true : parsePriceFilter(text, version !== newest);
  if (typeof filter === "string") return filter;
  const meterRegion = unquoted(queryOf(url, "meterregion") ?? "");
  return {
    filter,
    currency,
    primaryOnly: meterRegion.toLowerCase() === "primary" && version !== "2020-08-01",
    withSavingsPlans: version === newest,
    skip: Number(skip ?? 0),
    top: top === undefined ? Number.POSITIVE_INFINITY : Number(top),
  };
}

/** Clients write the value in single quotes. */
function unquoted(value: string): string {
  return /^'(.*)'$/.exec(value)?.[1] ?? value;
}
