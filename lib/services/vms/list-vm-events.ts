import type { ListVmEventsInput, VmEventDto, VmEventPageDto } from "#lib/contracts/vms.ts";
import type { StoryTopic } from "#lib/domain/vm/story.ts";
import type { ServiceContext } from "../context.ts";
import { keysetPage } from "../paging/keyset-page.ts";
import { readClosedAlerts, readOpenedAlerts } from "./story/read-alert-entries.ts";
import { readEndedBackups } from "./story/read-ended-backups.ts";
import { readVmEvents } from "./story/read-vm-events.ts";
import type { StorySeek } from "./story/story-seek.ts";

/** The VM's whole story on one time line, newest first: what happened to it, why, and how its backups ended. */
export async function listVmEvents(ctx: ServiceContext, input: ListVmEventsInput): Promise<VmEventPageDto> {
  return keysetPage(
    input,
    async (seek) => {
      const entries = await readAll(ctx, { ...seek, vmId: input.vmId }, input.topic);
      return entries.toSorted(seek.isForward ? newestFirst : oldestFirst).slice(0, seek.take);
    },
    (row) => [row.at, row.id],
  );
}

/** Each source gives as much as a page: whichever of them the page consists of. */
async function readAll(ctx: ServiceContext, seek: StorySeek, topic: StoryTopic | undefined): Promise<VmEventDto[]> {
  const isAbout = (asked: StoryTopic) => topic === undefined || topic === asked;
  const pages = await Promise.all([
    topic === "alerts" ? [] : readVmEvents(ctx, seek, topic),
    isAbout("backups") ? readEndedBackups(ctx, seek) : [],
    isAbout("alerts") ? readOpenedAlerts(ctx, seek) : [],
    isAbout("alerts") ? readClosedAlerts(ctx, seek) : [],
  ]);
  return pages.flat();
}

const oldestFirst = (left: VmEventDto, right: VmEventDto): number =>
  left.at.localeCompare(right.at) || left.id.localeCompare(right.id);
const newestFirst = (left: VmEventDto, right: VmEventDto): number => oldestFirst(right, left);
