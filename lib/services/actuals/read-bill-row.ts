import { type BillCharge, billChargeOf, isServiceOfBackup } from "#lib/domain/cost/bill/bill-charge.ts";
import { readBillDay } from "#lib/domain/cost/bill/read-bill-day.ts";
import { readDecimal } from "#lib/domain/cost/prices/read-decimal.ts";
import { armRegionOf } from "#lib/domain/cost/prices/region-names.ts";
import { FileError } from "../files/file-error.ts";
import type { BillRecord } from "./bill-columns.ts";
import type { OpenBillRow } from "./open-bill.ts";

/** A charge of backups, before it is added up. Names are lower case where Azure does not care about case. */
export type BillLine = {
  day: string;
  currency: string;
  subscriptionId: string;
  resourceGroup: string;
  region: string;
  productName: string;
  meterName: string;
  meterId: string | null;
  charge: BillCharge;
  quantity: number;
  unit: string;
  cost: number;
};

export type BillWorld = {
  hasDecimalComma: boolean;
  /** ARM names by the names that bills have for regions. */
  knownRegions: ReadonlyMap<string, string>;
};

export type BillRowReading = { line: BillLine; leftOut: null } | { line: null; leftOut: string };

const leaveOut = (reason: string): BillRowReading => ({ line: null, leftOut: reason });

/**
 * One row of a bill, or why it is left out. Refunds and corrections are negative and count like any other row.
 * @throws FileError for a date that makes all others doubtful
 */
export function readBillRow({ record, line }: OpenBillRow, world: BillWorld): BillRowReading {
  const service = record("service") ?? "";
  if (!isServiceOfBackup(service)) return leaveOut("Other services than Storage, Backup and Bandwidth");
  const names = { service, product: record("product") ?? "", productName: record("productName") ?? "" };
  const charge = billChargeOf({ ...names, meter: record("meter") ?? "" });
  if (charge === null) return leaveOut("Meters that are not about backups");
  const type = record("chargeType")?.toLowerCase();
  if (type === "tax" || type === "credit") return leaveOut("Taxes and credits");
  const read = readBillDay(record("day") ?? "");
  if ("problem" in read) {
    if (read.problem === "DayFirst") throw new FileError(dayFirst(record, line));
    return leaveOut("No date that can be read");
  }
  const cost = readDecimal(record("cost") ?? "", world.hasDecimalComma);
  const quantity = readDecimal(record("quantity") ?? "", world.hasDecimalComma);
  if (cost === null || quantity === null) return leaveOut("The cost or the quantity is no number, or could be two");
  if (Math.abs(cost) > absurd || Math.abs(quantity) > absurd)
    return leaveOut("The cost or the quantity is absurdly large");
  const currency = record("currency");
  if (!currency || !/^[A-Za-z]{3}$/.test(currency)) return leaveOut("No currency");
  const subscriptionId = subscriptionOf(record);
  if (subscriptionId === "") return leaveOut("No subscription");
  return {
    line: {
      ...{ day: read.day, currency: currency.toUpperCase(), subscriptionId, charge, quantity, cost },
      resourceGroup: resourceGroupOf(record),
      region: armRegionOf(record("region") ?? "", world.knownRegions) ?? "",
      productName: names.product || names.productName,
      meterName: record("meter") ?? "",
      meterId: record("meterId")?.toLowerCase() ?? null,
      unit: record("unit") ?? "",
    },
    leftOut: null,
  };
}

/** More than a row of any bill. */
const absurd = 1e12;

const dayFirst = (record: BillRecord, line: number): string =>
  `Line ${line.toLocaleString("en-GB")} has the date ${record("day") ?? ""}, with the day before the month, so that 03/05 could be March or May. Save the dates as 2026-05-31, or import the file as Azure exported it.`;

/** FOCUS writes `/subscriptions/<id>`. */
const subscriptionOf = (record: BillRecord): string =>
  (record("subscription") ?? "").toLowerCase().replace(/^\/subscriptions\//, "");

const noGroup = new Set(["", "others", "not applicable", "unassigned"]);

function resourceGroupOf(record: BillRecord): string {
  const named = (record("resourceGroup") ?? "").toLowerCase();
  if (!noGroup.has(named)) return named;
  return /\/resourcegroups\/([^/]+)/i.exec(record("resourceId") ?? "")?.[1]?.toLowerCase() ?? "";
}

/** What was left out, to be found again in the file. */
export const exampleOfRow = ({ record, line }: OpenBillRow): string =>
  [
    `Line ${line.toLocaleString("en-GB")}`,
    ...(["day", "service", "product", "meter", "quantity", "cost", "currency"] as const).map((field) => record(field)),
  ]
    .filter(Boolean)
    .join(" · ")
    .slice(0, 200);
