import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PriceReading } from "#lib/azure/port.ts";
import { createPriceSource } from "#lib/azure/prices/create-price-source.ts";
import { priceKey } from "#lib/domain/cost/price-list.ts";
import { answerRegion } from "#lib/domain/cost/prices/answer-region.ts";
import { readRetailRow } from "#lib/domain/cost/prices/read-retail-row.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

let simulator: StartedSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator?.stop());
beforeEach(() => simulator.control("DELETE", "/faults"));

const now = new Date("2026-03-01T12:00:00Z");
const read = (region: string, currency: string, attempts = 1): Promise<PriceReading> =>
  createPriceSource(simulator.origin, { attempts, sleep: async () => undefined, timeoutMs: 5_000 }).listRegion({
    region,
    currency,
  });

async function pricesOf(region: string, currency: string) {
  const reading = await read(region, currency);
  const rows = (reading.ok ? reading.rows : []).flatMap((raw) => readRetailRow(raw, { region, currency }).row ?? []);
  return answerRegion(region, rows, now);
}

const fault = (kind: object) => simulator.control("POST", "/faults", { operation: "RetailPrices_List", ...kind });

describe("the price list of the simulator, which has the traps of the real one", () => {
  it("gives each charge of East US its one price", async () => {
    const { prices, unanswered } = await pricesOf("eastus", "USD");
    const amount = (key: string) => prices.get(key)?.amount;
    expect(unanswered).toEqual([]);
    expect(amount("ProtectedInstance|eastus")).toBe(10);
    expect([amount("SnapshotStorage|eastus|LRS"), amount("SnapshotStorage|eastus|ZRS")]).toEqual([0.05, 0.05]);
    const p80 = priceKey({ charge: "ManagedDisk", region: "eastus", tier: "P80", redundancy: "LRS" });
    expect(amount(p80)).toBe(3604.11);
    const transfer = priceKey({ charge: "InterRegionTransfer", region: "eastus", reach: "WithinContinent" });
    expect(amount(transfer)).toBe(0.02);
  });

  it("gives them in the currency asked for, and knows no zone-redundant prices where there are no zones", async () => {
    const { prices, unanswered } = await pricesOf("westus", "EUR");
    expect(prices.get("SnapshotStorage|westus|LRS")?.amount).toBeCloseTo(0.05 * 1.1 * 0.85, 6);
    expect(unanswered.map(({ question }) => priceKey(question))).toContain("SnapshotStorage|westus|ZRS");
  });

  it.each([
    [{ kind: "throttle", retryAfterSeconds: 1 }, "answered with status 429"],
    [{ kind: "error", status: 503, error: { code: "Busy", message: "Busy" } }, "answered with status 503"],
    [{ kind: "halfAnswer" }, ""],
    [{ kind: "cutBefore" }, "cannot be reached"],
    [{ kind: "answer", status: 200, headers: {}, body: "<html>Proxy</html>" }, "is not JSON"],
  ])("is refused whole while it fails by %j, and read when it is asked again", async (kind, sentence) => {
    await fault(kind);
    const failed = await read("eastus", "USD");
    expect(failed.ok ? "" : failed.message).toContain(sentence);
    expect(failed.ok).toBe(false);
    await fault(kind);
    expect((await read("eastus", "USD", 2)).ok).toBe(true);
  });
});
