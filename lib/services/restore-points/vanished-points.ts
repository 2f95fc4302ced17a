import type { Db, Tx } from "#lib/db/client.ts";
import type { Prisma, RunStatus } from "#lib/db/generated/client.ts";

const goodEnds: RunStatus[] = ["Completed", "CompletedWithWarnings"];

/**
 * Good points of ours that Azure no longer has, though nothing of ours deleted them: what findVanishedPoints tells of. A point
 * that a run asked for and never got is none.
 */
export const vanishedFilter = (db: Db | Tx): Prisma.RestorePointWhereInput => ({
  provisioningState: "NotFound",
  deletedAt: { not: null },
  AND: [
    { OR: [{ recovered: true }, { run: { is: { status: { in: goodEnds } } } }] },
    { OR: [{ purgeAt: null }, { purgeAt: { gt: db.restorePoint.fields.deletedAt } }] },
  ],
});

type Row = {
  provisioningState: string;
  deletedAt: Date | null;
  purgeAt: Date | null;
  recovered: boolean;
  run: { status: RunStatus } | null;
};

/** The same of a row that has been read. @returns when it was found to be gone; null for any other point */
export function vanishedAt({ provisioningState, deletedAt, purgeAt, recovered, run }: Row): Date | null {
  const wasGood = recovered || (run !== null && goodEnds.includes(run.status));
  const isOurDoing = deletedAt !== null && purgeAt !== null && purgeAt <= deletedAt;
  return provisioningState === "NotFound" && wasGood && !isOurDoing ? deletedAt : null;
}
