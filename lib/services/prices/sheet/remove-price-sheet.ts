import type { PriceSheetInput } from "#lib/contracts/prices.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../../context.ts";
import type { ServiceError } from "../../errors.ts";
import { runCommand } from "../../run-command.ts";
import { requireSheet } from "./require-sheet.ts";

/** Deletes a preview, or a sheet in force: list prices count again at once. */
export function removePriceSheet(
  ctx: ServiceContext,
  { sheetId }: PriceSheetInput,
): Promise<Result<{ sheetId: string }, ServiceError>> {
  return runCommand(ctx, "removePriceSheet", async (tx) => {
    const sheet = await requireSheet(tx, sheetId);
    await tx.priceFetch.delete({ where: { id: sheetId } });
    const detail = { fileName: sheet.source, wasInForce: sheet.takenAt !== null };
    return { value: { sheetId }, audit: { action: "prices.sheet.remove", target: sheetId, detail } };
  });
}
