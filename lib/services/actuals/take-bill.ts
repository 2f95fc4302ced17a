import type { BillInput } from "#lib/contracts/actuals.ts";
import type { Tx } from "#lib/db/client.ts";
import type { CostImport } from "#lib/db/generated/client.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { dayOf, requireBill } from "./bill-row.ts";
import { findReplaced, type ReplacedMonth } from "./find-replaced.ts";

/** From now on estimates are compared with this bill. A month of a subscription that was imported before is replaced by it. */
export function takeBill(
  ctx: ServiceContext,
  { importId }: BillInput,
): Promise<Result<{ importId: string; replaced: number }, ServiceError>> {
  return runCommand(ctx, "takeBill", async (tx) => {
    // Two people who take bills of the same month at the same time would count it twice.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('actuals.take', 0))`;
    const bill = await requireBill(tx, importId);
    if (bill.takenAt) refuse("conflict", "This bill is taken already. Reload the page.");
    const replaced = await findReplaced(tx, importId);
    await refuseOtherCurrency(tx, bill, replaced);
    await removeReplaced(tx, replaced);
    await tx.costImport.update({ where: { id: importId }, data: { takenAt: ctx.now() } });
    const gone = replaced.map(({ month, subscriptionId, fileName }) => ({
      month: dayOf(month),
      subscriptionId,
      fileName,
    }));
    return {
      value: { importId, replaced: replaced.length },
      audit: { action: "actuals.take", target: importId, detail: { fileName: bill.fileName, replaced: gone } },
    };
  });
}

/** Amounts of a month in two currencies could not be added up. */
async function refuseOtherCurrency(tx: Tx, bill: CostImport, replaced: readonly ReplacedMonth[]): Promise<void> {
  const others = await tx.$queryRaw<{ month: Date; subscriptionId: string; fileName: string; currency: string }[]>`
    select distinct a."month", a."subscriptionId", i."fileName", i.currency
    from "CostActual" a join "CostImport" i on i.id = a."importId"
    where i."takenAt" is not null and i.currency <> ${bill.currency}
      and a."month" in (select "month" from "CostActual" where "importId" = ${bill.id}::uuid)`;
  const stays = others.find(
    (other) =>
      !replaced.some(
        ({ month, subscriptionId }) =>
          month.getTime() === other.month.getTime() && subscriptionId === other.subscriptionId,
      ),
  );
  if (stays) {
    refuse(
      "conflict",
      `This bill is in ${bill.currency}, and ${stays.fileName} has the same month of another subscription in ${stays.currency}. Remove that one first: the two cannot be added up.`,
    );
  }
}

/** An import of which nothing is left goes as well. */
async function removeReplaced(tx: Tx, replaced: readonly ReplacedMonth[]): Promise<void> {
  for (const { importId, month, subscriptionId } of replaced) {
    await tx.costActual.deleteMany({ where: { importId, month, subscriptionId } });
  }
  for (const importId of new Set(replaced.map((each) => each.importId))) {
    const lineCount = await tx.costActual.count({ where: { importId } });
    if (lineCount === 0) await tx.costImport.delete({ where: { id: importId } });
    else await tx.costImport.update({ where: { id: importId }, data: { lineCount } });
  }
}
