import type { BillInput } from "#lib/contracts/actuals.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { requireBill } from "./bill-row.ts";

/** Deletes a preview, or a bill that estimates are compared with. Assumptions that came from it stay. */
export function removeBill(
  ctx: ServiceContext,
  { importId }: BillInput,
): Promise<Result<{ importId: string }, ServiceError>> {
  return runCommand(ctx, "removeBill", async (tx) => {
    const bill = await requireBill(tx, importId);
    await tx.costImport.delete({ where: { id: importId } });
    const detail = { fileName: bill.fileName, wasTaken: bill.takenAt !== null };
    return { value: { importId }, audit: { action: "actuals.remove", target: importId, detail } };
  });
}
