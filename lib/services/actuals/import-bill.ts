import { chunks } from "#lib/std/chunks.ts";
import { fail, type Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { FileError } from "../files/file-error.ts";
import { loadKnownMeters } from "../prices/sheet/known-meters.ts";
import { runCommand } from "../run-command.ts";
import { type ReadBill, readBill } from "./read-bill.ts";

type BillFile = { fileName: string; bytes: AsyncIterable<Uint8Array> };

const linesPerInsert = 2_000;
/** A preview that nobody took. */
const previewMs = 86_400_000;

/** Reads a Cost Management export and keeps it as a preview: nothing is compared with it until somebody takes it. */
export async function importBill(
  ctx: ServiceContext,
  { fileName, bytes }: BillFile,
): Promise<Result<{ importId: string }, ServiceError>> {
  const { knownRegions } = await loadKnownMeters(ctx);
  try {
    return await store(ctx, fileName, await readBill(bytes, { knownRegions }));
  } catch (error) {
    if (error instanceof FileError) return fail({ code: "invalid", message: error.message });
    throw error;
  }
}

function store(
  ctx: ServiceContext,
  fileName: string,
  { lines, currency, period, reading }: ReadBill,
): Promise<Result<{ importId: string }, ServiceError>> {
  return runCommand(ctx, "importBill", async (tx) => {
    const id = ctx.newId();
    const importedAt = ctx.now();
    const before = new Date(importedAt.getTime() - previewMs);
    await tx.costImport.deleteMany({ where: { takenAt: null, importedAt: { lt: before } } });
    const days = { periodStart: new Date(period.from), periodEnd: new Date(period.to) };
    const who = { importedBy: actorName(ctx.actor), importedAt };
    await tx.costImport.create({ data: { id, fileName, currency, ...days, ...who, reading, lineCount: lines.length } });
    const data = lines.map((line, ordinal) => ({ ...line, month: new Date(line.month), importId: id, ordinal }));
    for (const chunk of chunks(data, linesPerInsert)) await tx.costActual.createMany({ data: chunk });
    const detail = { fileName, currency, ...period, lineCount: lines.length };
    return { value: { importId: id }, audit: { action: "actuals.import", target: id, detail } };
  });
}
