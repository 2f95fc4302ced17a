import type { PriceSheetInput } from "#lib/contracts/prices.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../../context.ts";
import { refuse, type ServiceError } from "../../errors.ts";
import { runCommand } from "../../run-command.ts";
import { loadPriceSettings } from "../price-settings.ts";
import { requireSheet } from "./require-sheet.ts";

/** From now on the sheet's prices go before list prices and before sheets that were taken earlier. */
export function takePriceSheet(
  ctx: ServiceContext,
  { sheetId }: PriceSheetInput,
): Promise<Result<{ sheetId: string }, ServiceError>> {
  return runCommand(ctx, "takePriceSheet", async (tx) => {
    const sheet = await requireSheet(tx, sheetId);
    const { currency } = await loadPriceSettings(tx);
    if (sheet.currency !== currency) {
      refuse("conflict", `This sheet is in ${sheet.currency}, and Stillpoint reckons in ${currency} by now.`);
    }
    await tx.priceFetch.update({ where: { id: sheetId }, data: { takenAt: ctx.now() } });
    const detail = { fileName: sheet.source, rowCount: sheet.rowCount };
    return { value: { sheetId }, audit: { action: "prices.sheet.take", target: sheetId, detail } };
  });
}
