import type { ListRestorePointsInput, RestorePointPageDto } from "#lib/contracts/restore-points.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { instantOf } from "#lib/domain/schedule/zoned-time.ts";
import { isUuid } from "#lib/std/uuid.ts";
import type { ServiceContext } from "../context.ts";
import { containsText } from "../paging/contains-text.ts";
import { type Key, keysetPage } from "../paging/keyset-page.ts";
import { loadLastGoodIds } from "../retention/load-last-good.ts";
import { pointSummarySelect, toRestorePointSummary } from "./to-restore-point-summary.ts";
import { vanishedFilter } from "./vanished-points.ts";

const hourMs = 3_600_000;

/** The fleet's restore points, newest data first, by the index on (takenAt, id). */
export async function listRestorePoints(
  ctx: ServiceContext,
  input: ListRestorePointsInput,
): Promise<RestorePointPageDto> {
  const filter: Prisma.RestorePointWhereInput = { AND: [presence(ctx, input), filterOf(input, ctx.now())] };
  const page = await keysetPage(
    input,
    ({ key, isForward, take }) => {
      const direction = isForward ? "desc" : "asc";
      return ctx.db.restorePoint.findMany({
        where: { AND: [filter, key ? beyond(key, isForward) : {}] },
        orderBy: [{ takenAt: direction }, { id: direction }],
        take,
        select: pointSummarySelect,
      });
    },
    (row) => [row.takenAt.toISOString(), row.id],
  );
  const lastGoodIds = await loadLastGoodIds(
    ctx.db,
    page.rows.map(({ virtualMachine }) => virtualMachine.id),
  );
  return { ...page, rows: page.rows.map((row) => toRestorePointSummary(row, lastGoodIds)) };
}

/** What has vanished stays in the list for as long as it should have stayed in Azure: nothing goes silently. A day has what it counts. */
function presence(ctx: ServiceContext, input: ListRestorePointsInput): Prisma.RestorePointWhereInput {
  const vanished = vanishedFilter(ctx.db);
  if (input.presence === "vanished") return vanished;
  const present = { deletedAt: null };
  if (input.bin === "in" || input.day) return present;
  return { OR: [present, { AND: [vanished, { OR: [{ keepUntil: null }, { keepUntil: { gt: ctx.now() } }] }] }] };
}

function filterOf(input: ListRestorePointsInput, now: Date): Prisma.RestorePointWhereInput {
  return {
    ...(input.virtualMachineId ? { virtualMachineId: input.virtualMachineId } : {}),
    ...(input.search ? { virtualMachine: { name: containsText(input.search) } } : {}),
    ...(input.consistency ? { achievedMode: input.consistency } : {}),
    ...(input.origin === "own" ? { OR: [{ runId: { not: null } }, { recovered: true }] } : {}),
    ...(input.origin === "foreign" ? { runId: null, recovered: false } : {}),
    ...(input.bin ? { binnedAt: input.bin === "in" ? { not: null } : null } : {}),
    ...takenWithin(input, now),
  };
}

function takenWithin(
  { hours, day, timeZone = "UTC" }: ListRestorePointsInput,
  now: Date,
): Prisma.RestorePointWhereInput {
  if (day) {
    const midnight = Date.parse(day);
    const instant = (wall: number) => new Date(instantOf(timeZone, wall));
    return { takenAt: { gte: instant(midnight), lt: instant(midnight + 24 * hourMs) } };
  }
  return hours ? { takenAt: { gte: new Date(now.getTime() - hours * hourMs) } } : {};
}

function beyond([takenAt = "", id]: Key, isForward: boolean): Prisma.RestorePointWhereInput {
  const at = new Date(takenAt);
  if (Number.isNaN(at.getTime()) || !isUuid(id)) return {};
  // The bound on takenAt alone says nothing new, but it is what lets the index start at the cursor.
  return isForward
    ? { takenAt: { lte: at }, OR: [{ takenAt: { lt: at } }, { id: { lt: id } }] }
    : { takenAt: { gte: at }, OR: [{ takenAt: { gt: at } }, { id: { gt: id } }] };
}
