import { setTimeout as sleep } from "node:timers/promises";
import { priceFilters } from "#lib/domain/cost/prices/price-filters.ts";
import type { Json } from "#lib/std/json.ts";
import type { PriceReading, PriceRequest, PriceSource } from "../port.ts";
import { askForPage, type PageLimits } from "./ask-for-page.ts";
import { PriceSourceError } from "./price-source-error.ts";

export type PriceSourceOptions = PageLimits & { pagesMax: number; sleep: (ms: number) => Promise<unknown> };

const usual: PriceSourceOptions = {
  timeoutMs: 30_000,
  // A page of a thousand rows is under a megabyte.
  bytesMax: 8 * 1024 * 1024,
  attempts: 4,
  // The largest region has two pages of storage.
  pagesMax: 25,
  sleep,
};

const path = "/api/retail/prices";
const apiVersion = "2023-01-01-preview";

/** Reads the Azure Retail Prices API at `endpoint`, for example `https://prices.azure.com`, or the simulator. */
export function createPriceSource(endpoint: string, options: Partial<PriceSourceOptions> = {}): PriceSource {
  const { origin } = new URL(endpoint);
  const limits = { ...usual, ...options };
  return {
    origin,
    async listRegion(request) {
      try {
        return await readRegion(origin, request, limits);
      } catch (error) {
        if (error instanceof PriceSourceError) return { ok: false, message: error.message };
        throw error;
      }
    },
  };
}

async function readRegion(
  origin: string,
  { region, currency, onPage }: PriceRequest,
  limits: PriceSourceOptions,
): Promise<PriceReading> {
  const rows: Json[] = [];
  for (const filter of priceFilters(region)) {
    const seen = new Set<string>();
    let link: string | null = firstLink(origin, filter, currency);
    while (link !== null) {
      if (seen.has(link)) throw new PriceSourceError(`The pages of ${origin} go round in a circle.`);
      if (seen.size === limits.pagesMax) {
        throw new PriceSourceError(`${origin} sent more than ${limits.pagesMax} pages for one question.`);
      }
      seen.add(link);
      const page = await askForPage(link, currency, limits);
      rows.push(...page.rows);
      onPage?.(rows.length);
      link = page.next === null ? null : onSameOrigin(page.next, origin);
    }
  }
  return { ok: true, rows };
}

/** The service takes the currency in single quotes, as public clients send it. */
function firstLink(origin: string, filter: string, currency: string): string {
  const url = new URL(path, origin);
  url.searchParams.set("api-version", apiVersion);
  url.searchParams.set("currencyCode", `'${currency}'`);
  url.searchParams.set("$filter", filter);
  return url.href;
}

/** Where an answer may send us: nowhere but back to the price list itself. */
function onSameOrigin(next: string, origin: string): string {
  const url = URL.parse(next);
  if (url?.origin === origin && url.pathname === path) return url.href;
  throw new PriceSourceError(
    `${origin} named ${url?.origin ?? "an address that cannot be read"} as the place of its next page. It was not followed.`,
  );
}
