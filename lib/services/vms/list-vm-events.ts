import type { ListVmEventsInput, VmEventDto, VmEventPageDto } from "#lib/contracts/vms.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { isUuid } from "#lib/std/uuid.ts";
import type { ServiceContext } from "../context.ts";
import { type Key, keysetPage, type Seek } from "../paging/keyset-page.ts";
import { runInWords } from "./run-in-words.ts";

/** The VM's whole story on one time line, newest first: what happened to it and how its backups ended. */
export async function listVmEvents(ctx: ServiceContext, input: ListVmEventsInput): Promise<VmEventPageDto> {
  return keysetPage(
    input,
    async (seek) => {
      const [events, ends] = await Promise.all([readEvents(ctx, input.vmId, seek), readEnds(ctx, input.vmId, seek)]);
      const nearestFirst = seek.isForward ? newestFirst : oldestFirst;
      return [...events, ...ends].toSorted(nearestFirst).slice(0, seek.take);
    },
    (row) => [row.at, row.id],
  );
}

/** Uses VmEvent(virtualMachineId, at, id). */
async function readEvents(ctx: ServiceContext, vmId: string, { key, isForward, take }: Seek): Promise<VmEventDto[]> {
  const direction = isForward ? "desc" : "asc";
  const rows = await ctx.db.vmEvent.findMany({
    where: { AND: [{ virtualMachineId: vmId }, key ? beyond("at", key, direction) : {}] },
    orderBy: [{ at: direction }, { id: direction }],
    take,
    select: { id: true, at: true, kind: true, message: true },
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), runId: null }));
}

/** Backups that ended. A configured backup writes an event of its own. Uses Run(virtualMachineId, createdAt). */
async function readEnds(ctx: ServiceContext, vmId: string, { key, isForward, take }: Seek): Promise<VmEventDto[]> {
  const direction = isForward ? "desc" : "asc";
  const rows = await ctx.db.run.findMany({
    where: {
      AND: [
        { virtualMachineId: vmId, kind: "Backup", endedAt: { not: null } },
        key ? beyond("endedAt", key, direction) : {},
      ],
    },
    orderBy: [{ endedAt: direction }, { id: direction }],
    take,
    select: { id: true, endedAt: true, status: true, trigger: true, achievedMode: true, error: true, warnings: true },
  });
  return rows.flatMap(({ id, endedAt, ...run }) =>
    endedAt ? [{ id, at: endedAt.toISOString(), kind: run.status, message: runInWords(run), runId: id }] : [],
  );
}

type Beyond = { OR?: Prisma.VmEventWhereInput[] & Prisma.RunWhereInput[] };

function beyond(column: "at" | "endedAt", [at = "", id = ""]: Key, direction: "asc" | "desc"): Beyond {
  if (Number.isNaN(Date.parse(at)) || !isUuid(id)) return {};
  const operator = direction === "asc" ? "gt" : "lt";
  return { OR: [{ [column]: { [operator]: at } }, { [column]: at, id: { [operator]: id } }] };
}

const compare = (left: VmEventDto, right: VmEventDto): number =>
  left.at.localeCompare(right.at) || left.id.localeCompare(right.id);
const oldestFirst = compare;
const newestFirst = (left: VmEventDto, right: VmEventDto): number => compare(right, left);
