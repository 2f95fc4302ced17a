import { questionBy, rowFor } from "#lib/domain/cost/prices/charge-variant.ts";
import { findMeter } from "#lib/domain/cost/prices/find-meter.ts";
import { priceFlaw } from "#lib/domain/cost/prices/price-flaw.ts";
import type { PriceRow } from "#lib/domain/cost/prices/price-row.ts";
import { readDecimal } from "#lib/domain/cost/prices/read-decimal.ts";
import { armRegionOf } from "#lib/domain/cost/prices/region-names.ts";
import type { SheetRecord } from "./sheet-columns.ts";

export type KnownMeter = Pick<
  PriceRow,
  "armRegionName" | "serviceName" | "productName" | "skuName" | "meterName" | "unitOfMeasure"
>;

export type SheetWorld = {
  currency: string;
  now: Date;
  hasDecimalComma: boolean;
  /** Meters of the list prices in force, by id: the id says region, SKU and meter at once. */
  knownMeters: ReadonlyMap<string, KnownMeter>;
  /** ARM names by the names that bills have for regions. */
  knownRegions: ReadonlyMap<string, string>;
};

export type SheetRowReading =
  | { row: PriceRow; leftOut: null }
  | { row: null; leftOut: { reason: string; example: () => string } };

/** Azure names the last day of a price. */
const dayMs = 86_400_000;

/** Services with a charge of ours; everything else in a sheet of all of Azure is passed over quickly. */
const services = new Set(["Backup", "Storage", "Bandwidth"]);

/** One row of a price sheet as a row of a price table, or why it is left out. */
export function readSheetRow(record: SheetRecord, world: SheetWorld): SheetRowReading {
  const known = world.knownMeters.get(record("meterId")?.toLowerCase() ?? "");
  const leaveOut = (reason: string): SheetRowReading => ({
    row: null,
    leftOut: { reason, example: () => exampleOf(record) },
  });
  const service = record("service");
  if (!known && service !== undefined && !services.has(service)) {
    return leaveOut("Other services than Backup, Storage and Bandwidth");
  }
  const type = record("type") ?? "Consumption";
  if (type !== "Consumption") return leaveOut(`Price type ${type}, not pay-as-you-go`);
  if (/dev\s*\/?\s*test|0148P/i.test(record("offer") ?? "")) return leaveOut("Prices for development and test");
  const meter = known ? ourMeter(known) : meterOf(record, world);
  if (typeof meter === "string") return leaveOut(meter);
  if (!record("charge") && !record("unit")) return leaveOut("No unit of measure");
  const currency = record("currency");
  if (currency !== world.currency) return leaveOut(`In ${currency ?? "no currency"} instead of ${world.currency}`);
  const amount = readDecimal(record("price") ?? "", world.hasDecimalComma);
  if (amount === null) return leaveOut("The price is no number, or could be two");
  const flaw = priceFlaw(amount);
  if (flaw !== null) return leaveOut(`The row ${flaw}`);
  const from = readDay(record("from"));
  const until = readDay(record("until"));
  if (from === undefined || until === undefined) return leaveOut("A date that cannot be read");
  if (until !== null && until.getTime() + dayMs < world.now.getTime()) return leaveOut("No longer in force");
  return { row: rowOf(record, meter, amount, from), leftOut: null };
}

function rowOf(record: SheetRecord, meter: KnownMeter, amount: number, from: Date | null): PriceRow {
  return {
    ...meter,
    unitOfMeasure: record("charge") ? meter.unitOfMeasure : (record("unit") ?? ""),
    currencyCode: record("currency") ?? "",
    meterId: record("meterId") ?? null,
    retailPrice: amount,
    tierMinimumUnits: readDecimal(record("tier") ?? "", false) ?? 0,
    type: "Consumption",
    isPrimaryMeterRegion: null,
    effectiveStartDate: from?.toISOString() ?? null,
  };
}

const notNeeded = "Meters that are not needed, or whose names leave open which one is meant";

function ourMeter(known: KnownMeter): KnownMeter | string {
  const { serviceName: service, productName: product, skuName: sku, meterName: meter } = known;
  return findMeter({ service, product, sku, meter }) ? known : notNeeded;
}

/** By charge and variant, or by the names of the meter; a sentence when neither leads to a meter. */
function meterOf(record: SheetRecord, { knownRegions }: SheetWorld): KnownMeter | string {
  const region = armRegionOf(record("region") ?? "", knownRegions);
  const charge = record("charge");
  if (charge !== undefined) {
    if (region === null) return "No region";
    const question = questionBy(charge, record("variant") ?? "", region);
    const unpriced = { amount: 0, currency: "", effectiveFrom: null };
    return question ? rowFor(question, unpriced) : "Charge or variant not known";
  }
  const names = { service: record("service") ?? "", product: record("product") ?? "" };
  const meter = record("meter") ?? "";
  const rule = findMeter({ ...names, sku: record("sku") ?? "", meter });
  if (!rule) return notNeeded;
  if (region === null) return "No region";
  return {
    armRegionName: region,
    serviceName: rule.service,
    productName: rule.product ?? names.product,
    skuName: rule.sku ?? record("sku") ?? "",
    meterName: meter,
    unitOfMeasure: "",
  };
}

/** ISO, or month/day/year as Azure's own sheets have it; null for none, undefined for what cannot be read. */
function readDay(text: string | undefined): Date | null | undefined {
  if (text === undefined) return null;
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
  const iso = american ? `${american[3]}-${american[1]?.padStart(2, "0")}-${american[2]?.padStart(2, "0")}` : text;
  const day = new Date(iso);
  return /^\d{4}-/.test(iso) && !Number.isNaN(day.getTime()) ? day : undefined;
}

const shownFields = ["charge", "variant", "service", "product", "meter", "region", "price"] as const;

const exampleOf = (record: SheetRecord): string =>
  shownFields
    .map((field) => record(field))
    .filter(Boolean)
    .join(" · ")
    .slice(0, 160);
