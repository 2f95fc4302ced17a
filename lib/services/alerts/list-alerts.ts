import type { AlertPageDto, ListAlertsInput } from "#lib/contracts/alerts.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { isUuid } from "#lib/std/uuid.ts";
import type { ServiceContext } from "../context.ts";
import { containsText } from "../paging/contains-text.ts";
import { type Key, keysetPage } from "../paging/keyset-page.ts";
import { toAlert, withVm } from "./to-alert.ts";

/** Newest first, by the index on (openedAt, id). */
export async function listAlerts(ctx: ServiceContext, input: ListAlertsInput): Promise<AlertPageDto> {
  const filter = filterOf(input);
  const page = await keysetPage(
    input,
    ({ key, isForward, take }) => {
      const direction = isForward ? "desc" : "asc";
      return ctx.db.alert.findMany({
        where: { AND: [filter, key ? beyond(key, isForward) : {}] },
        orderBy: [{ openedAt: direction }, { id: direction }],
        take,
        include: withVm,
      });
    },
    (row) => [row.openedAt.toISOString(), row.id],
  );
  return { ...page, rows: page.rows.map(toAlert) };
}

const states: Record<ListAlertsInput["state"], Prisma.AlertWhereInput> = {
  open: { closedAt: null },
  acknowledged: { closedAt: null, acknowledgedAt: { not: null } },
  closed: { closedAt: { not: null } },
  all: {},
};

const filterOf = ({ state, severity, kind, search, virtualMachineId }: ListAlertsInput): Prisma.AlertWhereInput => ({
  ...states[state],
  ...(severity ? { severity } : {}),
  ...(kind ? { kind } : {}),
  ...(virtualMachineId ? { virtualMachineId } : {}),
  ...(search ? { virtualMachine: { is: { name: containsText(search) } } } : {}),
});

function beyond([openedAt = "", id]: Key, isForward: boolean): Prisma.AlertWhereInput {
  const at = new Date(openedAt);
  if (Number.isNaN(at.getTime()) || !isUuid(id)) return {};
  // The bound on openedAt alone says nothing new, but it is what lets the index start at the cursor.
  return isForward
    ? { openedAt: { lte: at }, OR: [{ openedAt: { lt: at } }, { id: { lt: id } }] }
    : { openedAt: { gte: at }, OR: [{ openedAt: { gt: at } }, { id: { gt: id } }] };
}
