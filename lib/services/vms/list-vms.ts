import type { ListVmsInput, VmPageDto, VmSortKey } from "#lib/contracts/vms.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { isUuid } from "#lib/std/uuid.ts";
import type { ServiceContext } from "../context.ts";
import { type Key, keysetPage } from "../paging/keyset-page.ts";
import { healthFilter } from "./health-filter.ts";
import { type LoadedVm, toVmRow, withRowParts } from "./to-vm-row.ts";
import { visibleVms } from "./visible-vms.ts";

/** The fleet by any column, the id as tiebreaker. Default order uses VirtualMachine(name, id). */
export async function listVms(ctx: ServiceContext, input: ListVmsInput): Promise<VmPageDto> {
  const health = input.health ? await healthFilter(ctx.db, input.health, ctx.now()) : {};
  const where = { AND: [filterOf(input), health] };
  const ascending = !input.sort.startsWith("-");
  const sortKey = input.sort.replace("-", "") as VmSortKey;
  const page = await keysetPage(
    input,
    ({ key, isForward, take }) => {
      const direction = isForward === ascending ? "asc" : "desc";
      return ctx.db.virtualMachine.findMany({
        where: { AND: [where, key ? beyond(sortKey, key, direction) : {}] },
        orderBy: [{ [sortKey]: direction }, { id: direction }],
        take,
        include: withRowParts,
      });
    },
    (row) => keyOf(sortKey, row),
  );
  const total = await ctx.db.virtualMachine.count({ where });
  return { ...page, rows: page.rows.map(toVmRow), total };
}

const keyOf = (sort: VmSortKey, row: LoadedVm): Key => [String(row[sort]), row.id];

/** The column is a 32-bit integer. */
const gbMax = 2 ** 31 - 1;

function beyond(
  sort: VmSortKey,
  [text = "", id = ""]: Key,
  direction: "asc" | "desc",
): Prisma.VirtualMachineWhereInput {
  if (!isUuid(id)) return {};
  const operator = direction === "asc" ? "gt" : "lt";
  const value = sort === "provisionedGb" ? Math.min(Number.parseInt(text, 10) || 0, gbMax) : text;
  return { OR: [{ [sort]: { [operator]: value } }, { [sort]: value, id: { [operator]: id } }] };
}

function filterOf(input: ListVmsInput): Prisma.VirtualMachineWhereInput {
  return {
    AND: [
      visibleVms,
      { disappearedAt: input.presence === "present" ? null : { not: null } },
      input.search ? searched(input.search) : {},
      input.subscription ? { subscriptionRowId: input.subscription } : {},
      input.location ? { location: input.location } : {},
      input.power ? { powerState: input.power } : {},
      input.crash ? judged("CrashConsistent", input.crash) : {},
      input.application ? judged("ApplicationConsistent", input.application) : {},
      input.protection ? protectedAs(input.protection) : {},
    ],
  };
}

const searched = (text: string): Prisma.VirtualMachineWhereInput => {
  const contains = { contains: text, mode: "insensitive" as const };
  return { OR: [{ name: contains }, { resourceGroup: contains }] };
};

const judged = (mode: string, verdict: string): Prisma.VirtualMachineWhereInput => ({
  assessments: { some: { mode, verdict } },
});

const protectedAs = (state: NonNullable<ListVmsInput["protection"]>): Prisma.VirtualMachineWhereInput =>
  state === "NotProtected" ? { protectedItem: { is: null } } : { protectedItem: { is: { state } } };
