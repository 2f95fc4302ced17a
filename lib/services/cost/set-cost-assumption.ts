import type { SetCostAssumptionInput } from "#lib/contracts/cost.ts";
import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";

/** What a person knows better than the default: how full disks are, and how much of them changes a day. */
export function setCostAssumption(
  ctx: ServiceContext,
  { scope, scopeId, usedRatio, dailyChurnRatio, note }: SetCostAssumptionInput,
): Promise<Result<{ isSaid: boolean }, ServiceError>> {
  return runCommand(ctx, "setCostAssumption", async (tx) => {
    const name = await nameOf(tx, scope, scopeId);
    if (name === null) refuse("notFound", "What this assumption is about is not there any more. Load the page again.");
    const key = { scope_scopeId: { scope, scopeId } };
    const isSaid = usedRatio !== null || dailyChurnRatio !== null;
    const values = {
      usedRatio: usedRatio ?? Prisma.DbNull,
      dailyChurnRatio: dailyChurnRatio ?? Prisma.DbNull,
      note,
      setBy: actorName(ctx.actor),
      setAt: ctx.now(),
    };
    if (isSaid) await tx.costAssumption.upsert({ where: key, create: { scope, scopeId, ...values }, update: values });
    else await tx.costAssumption.deleteMany({ where: { scope, scopeId } });
    return {
      value: { isSaid },
      audit: { action: "cost.assume", target: name, detail: { scope, scopeId, usedRatio, dailyChurnRatio, note } },
    };
  });
}

async function nameOf(tx: Tx, scope: SetCostAssumptionInput["scope"], id: string): Promise<string | null> {
  const byId = { where: { id }, select: { name: true } };
  switch (scope) {
    case "Fleet":
      return "fleet";
    case "Policy":
      return (await tx.policy.findFirst({ ...byId, where: { id, deletedAt: null } }))?.name ?? null;
    case "VirtualMachine":
      return (await tx.virtualMachine.findUnique(byId))?.name ?? null;
    case "Disk":
      return (await tx.disk.findUnique(byId))?.name ?? null;
  }
}
