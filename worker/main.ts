import { createAzureOpener } from "#lib/azure/create-azure-opener.ts";
import { createPriceSource } from "#lib/azure/prices/create-price-source.ts";
import { createDb } from "#lib/db/client.ts";
import { EnvError, sharedEnv } from "#lib/env.ts";
import { createQueue } from "#lib/queue/create-queue.ts";
import { createRunLock } from "#lib/queue/run-lock.ts";
import type { ConnectionRow } from "#lib/services/azure-context.ts";
import { connectionSettings } from "#lib/services/connections/connection-settings.ts";
import { createLogger } from "#lib/services/log/create-logger.ts";
import { createSealer } from "#lib/services/secrets/create-sealer.ts";
import { startClockwork } from "./clockwork.ts";
import { endOnCrash } from "./end-on-crash.ts";
import { prepareDemoConnection } from "./prepare-demo-connection.ts";
import { takeJobs } from "./take-jobs.ts";
import { untilStopped } from "./until-stopped.ts";
import { createWorkerContext } from "./worker-context.ts";

/** How long running steps may finish after a stop; the rest is taken up by the next worker. */
const graceMs = 8_000;

async function main(): Promise<void> {
  const env = sharedEnv();
  const log = createLogger("worker", env.LOG_LEVEL);
  endOnCrash(log);
  const db = createDb(env.DATABASE_URL, 12);
  const queue = await createQueue(env.DATABASE_URL, "worker", log);
  const stop = untilStopped();
  const lock = await createRunLock(env.DATABASE_URL, (error) => {
    log.fatal(
      { err: error },
      "The connection that holds this worker's run locks broke: stopping, to be started again.",
    );
    stop.now(1);
  });
  const sealer = createSealer(env.STILLPOINT_SECRET);
  const openAzure = createAzureOpener((row: ConnectionRow) => connectionSettings(row, sealer));
  const context = createWorkerContext({ db, queue, log, sealer, openAzure });

  if (env.STILLPOINT_DEMO_CONNECTION) await prepareDemoConnection(context, env.STILLPOINT_DEMO_CONNECTION);
  await takeJobs(queue, lock, { ...context, priceSource: createPriceSource(env.STILLPOINT_PRICES_ENDPOINT) });
  const clockwork = await startClockwork(context);
  process.stdout.write(`${JSON.stringify({ ready: true, process: "worker", pid: process.pid })}\n`);

  const exitCode = await stop.requested;
  log.info("Stopping: no new steps are taken, running ones may finish.");
  clockwork.stop();
  await queue.stop(graceMs);
  await lock.close().catch(() => undefined);
  await db.$disconnect();
  process.exitCode = exitCode;
}

main().catch((error: unknown) => {
  const message = error instanceof EnvError ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
