import { sheetBytesMax } from "#lib/contracts/prices.ts";
import { uploadHandler } from "#lib/next/upload-handler.ts";
import { importPriceSheet } from "#lib/services/prices/sheet/import-price-sheet.ts";

export const POST = uploadHandler({ permission: "administer", bytesMax: sheetBytesMax, run: importPriceSheet });
