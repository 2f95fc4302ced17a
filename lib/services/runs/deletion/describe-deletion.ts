import type { DeletedPointDto } from "#lib/contracts/runs.ts";
import type { Db } from "#lib/db/client.ts";
import type { DeletionMemory } from "#lib/domain/run/deletion/deletion-run.ts";

/** What became of each point that the job chose, in its order; nothing before it has looked. */
export async function describeDeletion(db: Db, memory: DeletionMemory, hasEnded: boolean): Promise<DeletedPointDto[]> {
  const rows = await db.restorePoint.findMany({
    where: { id: { in: memory.points.map(({ id }) => id) } },
    select: { id: true, takenAt: true, deletedAt: true, purgeAt: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const refusals = new Map(memory.refused.map(({ name, failure }) => [name, failure.meaning]));
  return memory.points.map(({ id, name }, position) => {
    const row = byId.get(id);
    const refusal = refusals.get(name) ?? null;
    return {
      id,
      name,
      takenAt: row?.takenAt.toISOString() ?? null,
      refusal,
      state: refusal ? "Refused" : stateOf(row, position === memory.position && !hasEnded),
    };
  });
}

/** The job's memory does not name the points that it passed over: those taken back or pinned are no longer to go. */
function stateOf(
  row: { deletedAt: Date | null; purgeAt: Date | null } | undefined,
  isAtWork: boolean,
): Exclude<DeletedPointDto["state"], "Refused"> {
  if (!row || row.deletedAt) return "Deleted";
  if (row.purgeAt === null) return "Kept";
  return isAtWork ? "InProgress" : "NotStarted";
}
