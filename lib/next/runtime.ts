import "server-only";
import type { Logger } from "pino";
import { createAzureOpener } from "#lib/azure/create-azure-opener.ts";
import { createDb } from "#lib/db/client.ts";
import { webEnv } from "#lib/env.ts";
import { createQueue } from "#lib/queue/create-queue.ts";
import type { Queue } from "#lib/queue/queue.ts";
import type { AzureContext, ConnectionRow } from "#lib/services/azure-context.ts";
import { connectionSettings } from "#lib/services/connections/connection-settings.ts";
import { createLogger } from "#lib/services/log/create-logger.ts";
import { createSealer } from "#lib/services/secrets/create-sealer.ts";

type Runtime = Pick<AzureContext, "log" | "db" | "queue" | "sealer" | "openAzure">;

/** One per process. It hangs on the global object because a reload in development evaluates modules again. */
const holder = globalThis as typeof globalThis & { stillpointRuntime?: Runtime };

export function runtime(): Runtime {
  holder.stillpointRuntime ??= createRuntime();
  return holder.stillpointRuntime;
}

function createRuntime(): Runtime {
  const env = webEnv();
  const log = createLogger("web", env.LOG_LEVEL);
  const sealer = createSealer(env.STILLPOINT_SECRET);
  return {
    log,
    db: createDb(env.DATABASE_URL),
    queue: createLazyQueue(env.DATABASE_URL, log),
    sealer,
    openAzure: createAzureOpener((row: ConnectionRow) => connectionSettings(row, sealer)),
  };
}

/** Most requests enqueue nothing, and pages must work while the queue cannot start. */
function createLazyQueue(databaseUrl: string, log: Logger): Queue {
  let started: Promise<Queue> | undefined;
  const start = (): Promise<Queue> => {
    started ??= createQueue(databaseUrl, "producer", log);
    return started.catch((error: unknown) => {
      started = undefined;
      throw error;
    });
  };
  return {
    enqueue: async (...job) => (await start()).enqueue(...job),
    enqueueAll: async (...jobs) => (await start()).enqueueAll(...jobs),
  };
}
