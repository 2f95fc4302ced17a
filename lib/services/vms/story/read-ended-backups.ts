import type { VmEventDto } from "#lib/contracts/vms.ts";
import type { ServiceContext } from "../../context.ts";
import { runInWords } from "../run-in-words.ts";
import { beyond, directionOf, type StorySeek } from "./story-seek.ts";

/**
 * How backups ended, and what they waited for before. A configured backup writes an event of its own.
 * Uses Run(virtualMachineId, endedAt, id).
 */
export async function readEndedBackups(ctx: ServiceContext, seek: StorySeek): Promise<VmEventDto[]> {
  const direction = directionOf(seek);
  const rows = await ctx.db.run.findMany({
    where: {
      AND: [{ virtualMachineId: seek.vmId, kind: "Backup", endedAt: { not: null } }, beyond("endedAt", seek)],
    },
    orderBy: [{ endedAt: direction }, { id: direction }],
    take: seek.take,
    select: {
      ...{ id: true, endedAt: true, status: true, trigger: true, achievedMode: true, error: true, warnings: true },
      events: {
        where: { to: "waiting", from: { not: "waiting" } },
        orderBy: { seq: "asc" },
        take: 1,
        select: { message: true },
      },
    },
  });
  return rows.flatMap(({ id, endedAt, events, ...run }) => {
    if (!endedAt) return [];
    const [wait] = events;
    const message = wait ? `${runInWords(run)} Before, it waited: ${reasonIn(wait)}` : runInWords(run);
    return [{ id, at: endedAt.toISOString(), kind: run.status, message, runId: id }];
  });
}

/** The history says of every wait that it is one. */
const reasonIn = ({ message }: { message: string }): string => message.replace(/^Waiting: /, "");
