import { billBytesMax } from "#lib/contracts/actuals.ts";
import { uploadHandler } from "#lib/next/upload-handler.ts";
import { importBill } from "#lib/services/actuals/import-bill.ts";

export const POST = uploadHandler({ permission: "administer", bytesMax: billBytesMax, run: importBill });
