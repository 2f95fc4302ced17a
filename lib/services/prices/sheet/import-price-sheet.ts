import type { PriceProgress } from "#lib/contracts/prices.ts";
import { chunks } from "#lib/std/chunks.ts";
import { fail, type Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../../context.ts";
import type { ServiceError } from "../../errors.ts";
import { FileError } from "../../files/file-error.ts";
import { runCommand } from "../../run-command.ts";
import { loadPriceSettings } from "../price-settings.ts";
import { loadKnownMeters } from "./known-meters.ts";
import { readSheet, type SheetRow } from "./read-sheet.ts";

type SheetFile = { fileName: string; bytes: AsyncIterable<Uint8Array> };

const rowsPerInsert = 1_000;

/** Reads a price sheet and keeps it as a preview: nothing is reckoned with it until somebody takes it. */
export async function importPriceSheet(
  ctx: ServiceContext,
  { fileName, bytes }: SheetFile,
): Promise<Result<{ sheetId: string }, ServiceError>> {
  const [{ currency }, known] = await Promise.all([loadPriceSettings(ctx.db), loadKnownMeters(ctx)]);
  try {
    const { rows, reading } = await readSheet(bytes, { currency, now: ctx.now(), ...known });
    if (rows.length === 0) {
      const reasons = reading.leftOut
        .slice(0, 3)
        .map((each) => `${each.reason} (${each.count.toLocaleString("en-GB")})`);
      throw new FileError(
        `None of the ${reading.rowsRead.toLocaleString("en-GB")} rows is a price that is needed. Left out: ${reasons.join("; ") || "nothing"}.`,
      );
    }
    return await store(ctx, { fileName, currency, rows, sheet: reading });
  } catch (error) {
    if (error instanceof FileError) return fail({ code: "invalid", message: error.message });
    throw error;
  }
}

type StoredSheet = {
  fileName: string;
  currency: string;
  rows: SheetRow[];
  sheet: Awaited<ReturnType<typeof readSheet>>["reading"];
};

function store(
  ctx: ServiceContext,
  { fileName, currency, rows, sheet }: StoredSheet,
): Promise<Result<{ sheetId: string }, ServiceError>> {
  return runCommand(ctx, "importPriceSheet", async (tx) => {
    const id = ctx.newId();
    const fetchedAt = ctx.now();
    const progress: PriceProgress = { done: 1, total: 1, message: "Read", at: fetchedAt.toISOString() };
    const status = sheet.leftOut.length > 0 ? ("CompletedWithWarnings" as const) : ("Completed" as const);
    const who = { requestedBy: actorName(ctx.actor), startedAt: fetchedAt, endedAt: fetchedAt };
    const file = { source: fileName, currency, sheet, progress, rowCount: rows.length };
    await tx.priceFetch.create({ data: { id, origin: "PriceSheet", status, ...who, ...file } });
    const data = rows.map(({ row, raw }, ordinal) => ({ ...row, fetchId: id, ordinal, fetchedAt, raw }));
    for (const chunk of chunks(data, rowsPerInsert)) await tx.priceRow.createMany({ data: chunk });
    const audit = { action: "prices.sheet.import", target: id, detail: { fileName, currency, rowCount: rows.length } };
    return { value: { sheetId: id }, audit };
  });
}
