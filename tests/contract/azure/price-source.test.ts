import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPriceSource, type PriceSourceOptions } from "#lib/azure/prices/create-price-source.ts";
import { type PriceServer, page, sendJson, startPriceServer } from "#tests/support/price-server.ts";

let server: PriceServer;
let pauses: number[];
beforeEach(async () => {
  pauses = [];
  server = await startPriceServer((_, response) => sendJson(response, page([])));
});
afterEach(() => server.stop());

const read = (options: Partial<PriceSourceOptions> = {}) =>
  createPriceSource(server.origin, {
    sleep: async (ms) => {
      pauses.push(ms);
    },
    ...options,
  }).listRegion({ region: "westeurope", currency: "USD" });

const message = async (options?: Partial<PriceSourceOptions>) => {
  const reading = await read(options);
  return reading.ok ? "" : reading.message;
};
const host = () => new URL(server.origin).host;

describe("the price list", () => {
  it("is asked with its version, the currency in quotes and a filter, and gives all rows of all pages", async () => {
    server.answer = (url, response) => {
      const isSecond = url.searchParams.get("$skip") === "1000";
      const next = new URL(url);
      next.searchParams.set("$skip", "1000");
      sendJson(response, page([{ n: isSecond ? 2 : 1 }], { NextPageLink: isSecond ? null : next.href }));
    };
    expect(await read()).toEqual({ ok: true, rows: [{ n: 1 }, { n: 2 }, { n: 1 }, { n: 2 }, { n: 1 }, { n: 2 }] });
    expect(server.asked).toHaveLength(6);
    expect(server.asked[0]?.searchParams.get("api-version")).toBe("2023-01-01-preview");
    expect(server.asked[0]?.searchParams.get("currencyCode")).toBe("'USD'");
    expect(server.asked[0]?.searchParams.get("$filter")).toContain("armRegionName eq 'westeurope'");
  });

  it.each([429, 500, 503])("is asked again with growing pauses after status %d, at most four times", async (status) => {
    server.answer = (_, response) => sendJson(response, {}, status);
    expect(await message()).toBe(`${host()} answered with status ${status}. It was asked 4 times.`);
    expect(pauses).toEqual([1_000, 2_000, 4_000]);
  });

  it("is asked again when it asks for patience, and works when the trouble has passed", async () => {
    server.answer = (_, response) => {
      if (server.asked.length === 1) response.writeHead(429, { "retry-after": "7" }).end();
      else sendJson(response, page([{ n: 1 }]));
    };
    expect((await read()).ok).toBe(true);
    expect(pauses).toEqual([7_000]);
  });

  it("that is down is named, with the reason", async () => {
    await server.stop();
    expect(await message()).toBe(`${host()} cannot be reached: the connection was refused. It was asked 4 times.`);
  });

  it("that never answers is given up", async () => {
    server.answer = () => undefined;
    expect(await message({ timeoutMs: 50, attempts: 2 })).toBe(
      `${host()} did not answer within 0.05 seconds. It was asked 2 times.`,
    );
  });

  it("that stops in the middle of a page is asked again, and is not half believed", async () => {
    server.answer = (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"Items":[{"meterName":"ZRS Snap');
      response.end();
    };
    expect(await message()).toContain("is not JSON, or ends half-way");
    expect(server.asked).toHaveLength(4);
  });

  it("whose connection is cut is asked again", async () => {
    server.answer = (_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("{");
      setTimeout(() => response.destroy(), 5);
    };
    expect(await message()).toContain("cannot be reached");
  });

  it.each<[string, () => object, string]>([
    ["fewer rows than it says", () => page([{}], { Count: 2 }), "says that it has 2 rows, and has 1"],
    ["another currency", () => page([], { BillingCurrency: "EUR" }), "answered in EUR when it was asked for USD"],
    ["something else", () => ({ hello: "world" }), "is no page of a price list"],
  ])("that sends %s is not believed", async (_, body, sentence) => {
    server.answer = (_url, response) => sendJson(response, body());
    expect(await message()).toContain(sentence);
  });

  it.each<[string, (origin: string) => string, string]>([
    ["another server", () => "https://prices.example.com/api/retail/prices?$skip=1000", "https://prices.example.com"],
    ["another path", (origin) => `${origin}/admin?$skip=1000`, "http://127.0.0.1"],
    ["nowhere", () => "next page", "an address that cannot be read"],
  ])("that names %s for its next page is not followed there", async (_, next, named) => {
    server.answer = (_url, response) => sendJson(response, page([{}], { NextPageLink: next(server.origin) }));
    const sentence = await message();
    expect(sentence).toContain(named);
    expect(sentence).toContain("It was not followed.");
    expect(server.asked).toHaveLength(1);
  });

  it("whose pages go round in a circle, or never end, is left", async () => {
    server.answer = (url, response) => sendJson(response, page([{}], { NextPageLink: url.href }));
    expect(await message()).toContain("go round in a circle");
    server.answer = (url, response) => {
      url.searchParams.set("$skip", String(server.asked.length));
      sendJson(response, page([{}], { NextPageLink: url.href }));
    };
    expect(await message({ pagesMax: 3 })).toContain("more than 3 pages");
  });

  it("is not read beyond the size of a page", async () => {
    server.answer = (_, response) => sendJson(response, page([{ text: "x".repeat(2_000_000) }]));
    expect(await message({ bytesMax: 1024 * 1024 })).toContain("is larger than 1 MiB");
  });

  it("is not looked for where it redirects to, and a refusal is not repeated", async () => {
    server.answer = (_, response) => response.writeHead(302, { location: "https://prices.example.com" }).end();
    expect(await message()).toContain("redirection, which is not followed");
    server.answer = (_, response) => sendJson(response, { Error: { Code: "BadRequest" } }, 400);
    expect(await message()).toContain("refused the question with status 400");
    expect(server.asked).toHaveLength(2);
  });
});
