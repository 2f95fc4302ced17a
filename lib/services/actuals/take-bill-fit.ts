import type { TakeBillFitInput } from "#lib/contracts/actuals.ts";
import { countOf, gibInWords } from "#lib/domain/cost/in-words.ts";
import { isRatioRange } from "#lib/domain/cost/range.ts";
import { fail, type Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import { setCostAssumption } from "../cost/set-cost-assumption.ts";
import type { ServiceError } from "../errors.ts";
import { compareMonth } from "./compare-month.ts";

const monthFormat = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** Takes what the bill implies as the fleet's assumption, with the bill as its origin. What is said nearer to a disk stays. */
export async function takeBillFit(
  ctx: ServiceContext,
  { month, value }: TakeBillFitInput,
): Promise<Result<{ isSaid: boolean }, ServiceError>> {
  const { fit } = await compareMonth(ctx, month);
  const fitted = fit?.[value];
  if (!fitted) {
    return fail({ code: "notPossible", message: "This month's bill implies no such value any more. Reload the page." });
  }
  const stored = await ctx.db.costAssumption.findUnique({ where: { scope_scopeId: { scope: "Fleet", scopeId: "" } } });
  const said = {
    usedRatio: isRatioRange(stored?.usedRatio) ? stored.usedRatio : null,
    dailyChurnRatio: isRatioRange(stored?.dailyChurnRatio) ? stored.dailyChurnRatio : null,
    [value]: fitted,
  };
  const origin = `${gibInWords(fit.billedGib)} in ${countOf(fit.groups, "resource group")}`;
  const note = `Azure's bill of ${monthFormat.format(new Date(month))}: ${origin}.`;
  return setCostAssumption(ctx, { scope: "Fleet", scopeId: "", ...said, note });
}
