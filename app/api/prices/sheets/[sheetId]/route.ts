import { priceSheetInput } from "#lib/contracts/prices.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { getPriceSheet } from "#lib/services/prices/sheet/get-price-sheet.ts";

export const GET = getHandler({ permission: "view", input: priceSheetInput, run: getPriceSheet });
