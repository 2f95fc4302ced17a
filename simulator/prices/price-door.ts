import type { Door } from "#simulator/http/door.ts";
import type { Answer, Exchange } from "#simulator/http/exchange.ts";
import { inCurrency } from "#simulator/prices/currencies.ts";
import { priceList } from "#simulator/prices/price-list.ts";
import { type PriceQuery, readPriceQuery } from "#simulator/prices/price-query.ts";
import type { PriceRow } from "#simulator/prices/price-row.ts";

const pageSize = 1000;
const operation = "RetailPrices_List";

/** The price list of Azure (prices.azure.com): no sign-in, no Resource Manager, pages of a thousand rows. */
export const priceDoor: Door = {
  operations: [operation],
  operationOf: ({ segments }) => (segments.join("/").toLowerCase() === "api/retail/prices" ? operation : undefined),
  answer(_simulator, exchange) {
    if (exchange.method !== "GET") return problem(405, "MethodNotAllowed", "The price list can only be read.");
    const query = readPriceQuery(exchange);
    return typeof query === "string" ? problem(400, "BadRequest", query) : pageOf(exchange, query);
  },
};

function pageOf(exchange: Exchange, query: PriceQuery): Answer {
  const wanted = priceList().filter((row) => (row.isPrimaryMeterRegion || !query.primaryOnly) && query.filter(row));
  const end = Math.min(wanted.length, query.skip + Math.min(pageSize, query.top));
  const page = wanted.slice(query.skip, end);
  const hasMore = end < wanted.length && query.top > page.length;
  return {
    status: 200,
    body: {
      BillingCurrency: query.currency,
      CustomerEntityId: "Default",
      CustomerEntityType: "Retail",
      Items: page.map((row) => inCurrency(shown(row, query), query.currency)),
      NextPageLink: hasMore ? nextLink(exchange, end, query.top - page.length) : null,
      Count: page.length,
    },
  };
}

function shown({ savingsPlan, ...row }: PriceRow, query: PriceQuery): PriceRow {
  return savingsPlan && query.withSavingsPlans ? { ...row, savingsPlan } : row;
}

/** The same request further on, at the simulator's own address. */
function nextLink({ url }: Exchange, skip: number, top: number): string {
  const next = new URL(url);
  for (const name of [...next.searchParams.keys()])
    if (["$skip", "$top"].includes(name.toLowerCase())) next.searchParams.delete(name);
  next.searchParams.set("$skip", String(skip));
  if (Number.isFinite(top)) next.searchParams.set("$top", String(top));
  return next.href;
}

/** Errors of the price list are not Resource Manager's. */
function problem(status: number, code: string, message: string): Answer {
  return { status, body: { Error: { Code: code, Message: message } } };
}
