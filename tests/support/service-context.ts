import { randomBytes } from "node:crypto";
import pino from "pino";
import { createDb, type Db } from "#lib/db/client.ts";
import type { JobName, JobPayloads, Queue } from "#lib/queue/queue.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { uuidV7 } from "#lib/std/uuid.ts";
import { createTestDatabase } from "./postgres.ts";

export type EnqueuedJob = { [Name in JobName]: { name: Name; payload: JobPayloads[Name] } }[JobName];

export type TestWorld = {
  db: Db;
  databaseUrl: string;
  /** What was put into the queue, in order. */
  jobs: EnqueuedJob[];
  /** A context whose clock stands still unless told otherwise. */
  context: (overrides?: Partial<ServiceContext>) => ServiceContext;
  close: () => Promise<void>;
};

export const testNow = new Date("2026-03-01T12:00:00Z");

/** A migrated database of the test's own, an operator as actor, and a queue that only remembers. */
export async function createTestWorld(): Promise<TestWorld> {
  const database = await createTestDatabase();
  const db = createDb(database.url);
  const jobs: EnqueuedJob[] = [];
  const queue: Queue = {
    enqueue: async (_tx, name, payload) => {
      jobs.push({ name, payload } as EnqueuedJob);
    },
    enqueueAll: async (_tx, name, all) => {
      for (const { payload } of all) jobs.push({ name, payload } as EnqueuedJob);
    },
  };
  return {
    db,
    databaseUrl: database.url,
    jobs,
    context: (overrides = {}) => ({
      db,
      queue,
      actor: {
        kind: "user",
        id: "user-1",
        name: "Olga Operator",
        userName: "olga@example.com",
        roles: ["BackupOperator"],
      },
      now: () => testNow,
      newId: () => uuidV7(Date.now(), randomBytes(10)),
      log: pino({ level: "silent" }),
      sealer: { seal: (plain) => `sealed:${plain}`, open: (sealed) => sealed.slice("sealed:".length) },
      requestId: "request-1",
      idempotencyKey: null,
      ...overrides,
    }),
    close: async () => {
      await db.$disconnect();
      await database.drop();
    },
  };
}
