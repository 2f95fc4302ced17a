import type { VmEventDto } from "#lib/contracts/vms.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { type StoryTopic, topicKinds } from "#lib/domain/vm/story.ts";
import type { ServiceContext } from "../../context.ts";
import { beyond, directionOf, type StorySeek } from "./story-seek.ts";

/** What happened to the VM and its protection. Uses VmEvent(virtualMachineId, at, id). */
export async function readVmEvents(
  ctx: ServiceContext,
  seek: StorySeek,
  topic: StoryTopic | undefined,
): Promise<VmEventDto[]> {
  const direction = directionOf(seek);
  const rows = await ctx.db.vmEvent.findMany({
    where: { AND: [{ virtualMachineId: seek.vmId, ...about(topic) }, beyond("at", seek)] },
    orderBy: [{ at: direction }, { id: direction }],
    take: seek.take,
    select: { id: true, at: true, kind: true, message: true },
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), runId: null }));
}

function about(topic: StoryTopic | undefined): Prisma.VmEventWhereInput {
  switch (topic) {
    case undefined:
    case "alerts":
      return {};
    case "protection":
      return { kind: { notIn: Object.values(topicKinds).flat() } };
    default:
      return { kind: { in: [...topicKinds[topic]] } };
  }
}
