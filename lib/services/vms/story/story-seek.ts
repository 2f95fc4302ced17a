import type { Prisma } from "#lib/db/generated/client.ts";
import { isUuid } from "#lib/std/uuid.ts";
import type { Seek } from "../../paging/keyset-page.ts";

/** A page of a VM's story, as each of its sources is asked for it. */
export type StorySeek = Seek & { vmId: string };

export const directionOf = ({ isForward }: Seek): "asc" | "desc" => (isForward ? "desc" : "asc");

type Beyond = { OR?: Prisma.VmEventWhereInput[] & Prisma.RunWhereInput[] & Prisma.AlertWhereInput[] };

/** Entries of a source beyond the cursor, by its column of time and its id; everything when there is no cursor of ours. */
export function beyond(column: "at" | "endedAt" | "openedAt" | "closedAt", { key, isForward }: Seek): Beyond {
  const [at = "", id = ""] = key ?? [];
  if (Number.isNaN(Date.parse(at)) || !isUuid(id)) return {};
  const operator = isForward ? "lt" : "gt";
  return { OR: [{ [column]: { [operator]: at } }, { [column]: at, id: { [operator]: id } }] };
}
