import type { Db, Tx } from "#lib/db/client.ts";
import { type FaultPlan, WorkerDied, type WorkerLife } from "./fault.ts";
import type { VirtualQueue } from "./virtual-queue.ts";

type Work = (tx: Tx) => Promise<unknown>;

/**
 * The real database, whose user may die just before or just after any commit. What a transaction enqueues becomes a job with
 * its commit and not without.
 */
export function mortalDb(
  db: Db,
  queue: VirtualQueue,
  { plan, life, note }: { plan: () => FaultPlan; life: WorkerLife; note: (line: string) => void },
): Db {
  const transaction = async (work: Work): Promise<unknown> => {
    // Nothing comes of a process that is gone, not even another try.
    if (life.isOver) throw new WorkerDied();
    const fault = plan().onCommit();
    let makeJobsReal: () => void = () => undefined;
    const value = await db.$transaction(async (tx) => {
      makeJobsReal = queue.staged(tx);
      const written = await work(tx);
      if (fault?.when === "before") throw died("before", life, note);
      return written;
    });
    makeJobsReal();
    if (fault?.when === "after") throw died("after", life, note);
    return value;
  };
  return new Proxy(db, {
    get(target, name) {
      if (name !== "$transaction") return Reflect.get(target, name, target);
      // The form with a list of statements enqueues nothing.
      return (work: Work | never[]) => (Array.isArray(work) ? target.$transaction(work) : transaction(work));
    },
  });
}

function died(when: string, life: WorkerLife, note: (line: string) => void): WorkerDied {
  life.isOver = true;
  note(`  the worker dies ${when} a commit`);
  return new WorkerDied();
}
