import type { Db } from "#lib/db/client.ts";

/**
 * From now on the history is true, also for the next start, which would discard one that is half made
 * (scripts/start/demo-history-state.ts). Until here no commit was waited for; with this one all of them are on the disk.
 */
export async function endMaking(db: Db, at: Date): Promise<void> {
  await db.$transaction([
    db.$executeRaw`set local synchronous_commit = on`,
    db.setting.update({ where: { key: "demo.history" }, data: { value: { state: "made", at: at.toISOString() } } }),
  ]);
}

/** The database's address for a session that does not wait for the disk: what a crash loses is made anew. */
export function withoutWaiting(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const options = url.searchParams.get("options") ?? "";
  url.searchParams.set("options", `${options} -c synchronous_commit=off`.trim());
  return url.href;
}
