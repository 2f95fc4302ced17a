import type { ListRunsInput, RunPageDto } from "#lib/contracts/runs.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { firstUuidAt, isUuid } from "#lib/std/uuid.ts";
import type { ServiceContext } from "../context.ts";
import { containsText } from "../paging/contains-text.ts";
import { keysetPage } from "../paging/keyset-page.ts";
import { operationFilters, runSummarySelect, toRunSummary } from "./to-run-summary.ts";

const hourMs = 3_600_000;

/** Newest first. Ids are time-ordered, so the primary key is the order, the cursor and the time filter in one. */
export async function listRuns(ctx: ServiceContext, input: ListRunsInput): Promise<RunPageDto> {
  const filter = filterOf(input, ctx.now());
  const [page, hasActive] = await Promise.all([
    keysetPage(
      input,
      ({ key, isForward, take }) =>
        ctx.db.run.findMany({
          where: { AND: [filter, isUuid(key?.[0]) ? { id: { [isForward ? "lt" : "gt"]: key[0] } } : {}] },
          orderBy: { id: isForward ? "desc" : "asc" },
          take,
          select: runSummarySelect,
        }),
      (row) => [row.id],
    ),
    isAnyActive(ctx),
  ]);
  return { ...page, rows: page.rows.map(toRunSummary), hasActive };
}

function filterOf(input: ListRunsInput, now: Date): Prisma.RunWhereInput {
  return {
    ...(input.status ? { status: input.status } : {}),
    ...(input.operation ? operationFilters[input.operation] : {}),
    ...(input.virtualMachineId ? { virtualMachineId: input.virtualMachineId } : {}),
    ...(input.search ? { virtualMachine: { name: containsText(input.search) } } : {}),
    ...(input.policyId ? { policyVersion: { policyId: input.policyId } } : {}),
    ...(input.hours ? { id: { gte: firstUuidAt(now.getTime() - input.hours * hourMs) } } : {}),
  };
}

async function isAnyActive(ctx: ServiceContext): Promise<boolean> {
  const active = await ctx.db.run.findFirst({
    where: { status: { in: ["Queued", "InProgress", "Cancelling"] } },
    select: { id: true },
  });
  return active !== null;
}
