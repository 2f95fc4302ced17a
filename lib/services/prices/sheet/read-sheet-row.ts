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
  | { row: null; leftOut: { reason: string; example: string } };

/** Services with a charge of ours; everything else in a sheet of all of Azure is passed over quickly. */
const services = new Set(["Backup", "Storage", "Bandwidth"]);

/** One row of a price sheet as a row of a price table, or why it is left out. */
export function readSheetRow(record: SheetRecord, world: SheetWorld): SheetRowReading {
  const known = world.knownMeters.get(record.meterId?.toLowerCase() ?? "");
  const leaveOut = (reason: string): SheetRowReading => ({
    row: null,
    leftOut: { reason, example: exampleOf(record) },
  });
  if (!known && !record.charge && record.service && !services.has(record.service)) {
    return leaveOut("Other services than Backup, Storage and Bandwidth");
  }
  const type = record.type?.trim() || "Consumption";
  if (type !== "Consumption") return leaveOut(`Price type ${type}, not pay-as-you-go`);
  if (/dev\s*\/?\s*test|0148P/i.test(record.offer ?? "")) return leaveOut("Prices for development and test");
  const meter = known ?? meterOf(record, world);
  if (typeof meter === "string") return leaveOut(meter);
  if (record.currency?.trim() !== world.currency) {
    return leaveOut(`In ${record.currency?.trim() || "no currency"} instead of ${world.currency}`);
  }
  const amount = readDecimal(record.price ?? "", world.hasDecimalComma);
  if (amount === null) return leaveOut("The price is no number, or could be two");
  const flaw = priceFlaw(amount);
  if (flaw !== null) return leaveOut(`The row ${flaw}`);
  const from = readDay(record.from);
  const until = readDay(record.until);
  if (from === undefined || until === undefined) return leaveOut("A date that cannot be read");
  if (until !== null && until < world.now) return leaveOut("No longer in force");
  return { row: rowOf(record, meter, amount, from), leftOut: null };
}

function rowOf(record: SheetRecord, meter: KnownMeter, amount: number, from: Date | null): PriceRow {
  return {
    ...meter,
    unitOfMeasure: (record.charge ? "" : record.unit?.trim()) || meter.unitOfMeasure,
    currencyCode: record.currency?.trim() ?? "",
    meterId: record.meterId?.trim() || null,
    retailPrice: amount,
    tierMinimumUnits: readDecimal(record.tier ?? "", false) ?? 0,
    type: "Consumption",
    isPrimaryMeterRegion: null,
    effectiveStartDate: from?.toISOString() ?? null,
  };
}

/** By charge and variant, or by the names of the meter; a sentence when neither leads to a meter. */
function meterOf(record: SheetRecord, { knownRegions }: SheetWorld): KnownMeter | string {
  const region = armRegionOf(record.region ?? "", knownRegions);
  if (record.charge !== undefined) {
    if (region === null) return "No region";
    const question = questionBy(record.charge, record.variant ?? "", region);
    return question
      ? rowFor(question, { amount: 0, currency: "", effectiveFrom: null })
      : "Charge or variant not known";
  }
  const names = { service: record.service?.trim() ?? "", product: record.product?.trim() ?? "" };
  const meter = record.meter?.trim() ?? "";
  const rule = findMeter({ ...names, sku: record.sku?.trim() ?? "", meter });
  if (!rule) return "Meters that are not needed, or whose names leave open which one is meant";
  if (region === null) return "No region";
  return {
    armRegionName: region,
    serviceName: rule.service,
    productName: rule.product ?? names.product,
    skuName: rule.sku ?? record.sku?.trim() ?? "",
    meterName: meter,
    unitOfMeasure: rule.unitOfMeasure,
  };
}

/** ISO, or month/day/year as Azure's own sheets have it; null for none, undefined for what cannot be read. */
function readDay(text: string | undefined): Date | null | undefined {
  const plain = text?.trim();
  if (!plain) return null;
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(plain);
  const iso = american ? `${american[3]}-${american[1]?.padStart(2, "0")}-${american[2]?.padStart(2, "0")}` : plain;
  const day = new Date(iso);
  return /^\d{4}-/.test(iso) && !Number.isNaN(day.getTime()) ? day : undefined;
}

const exampleOf = ({ charge, variant, service, product, meter, region, price }: SheetRecord): string =>
  [charge, variant, service, product, meter, region, price].filter(Boolean).join(" · ").slice(0, 160);
