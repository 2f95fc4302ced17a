import type { ListVmEventsInput, VmEventPageDto } from "#lib/contracts/vms.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { ServiceContext } from "../context.ts";
import { type Key, keysetPage } from "../paging/keyset-page.ts";

/** The VM's own story, newest first. Uses VmEvent(virtualMachineId, at, id). */
export async function listVmEvents(ctx: ServiceContext, input: ListVmEventsInput): Promise<VmEventPageDto> {
  const page = await keysetPage(
    input,
    ({ key, isForward, take }) => {
      const direction = isForward ? ("desc" as const) : ("asc" as const);
      return ctx.db.vmEvent.findMany({
        where: { AND: [{ virtualMachineId: input.vmId }, key ? beyond(key, direction) : {}] },
        orderBy: [{ at: direction }, { id: direction }],
        take,
        select: { id: true, at: true, kind: true, message: true },
      });
    },
    (row) => [row.at.toISOString(), row.id],
  );
  return { ...page, rows: page.rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
}

function beyond([at = "", id = ""]: Key, direction: "asc" | "desc"): Prisma.VmEventWhereInput {
  const operator = direction === "asc" ? "gt" : "lt";
  return { OR: [{ at: { [operator]: at } }, { at, id: { [operator]: id } }] };
}
