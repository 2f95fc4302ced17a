import { createAzureOpener } from "#lib/azure/create-azure-opener.ts";
import { createDb } from "#lib/db/client.ts";
import { sharedEnv } from "#lib/env.ts";
import type { ConnectionRow } from "#lib/services/azure-context.ts";
import { connectionSettings } from "#lib/services/connections/connection-settings.ts";
import { createLogger } from "#lib/services/log/create-logger.ts";
import { createSealer } from "#lib/services/secrets/create-sealer.ts";
import { prepareDemoConnection } from "#worker/prepare-demo-connection.ts";
import { demoClock } from "./demo-clock.ts";
import { demoQueue } from "./demo-queue.ts";
import { createDemoWorld } from "./demo-world.ts";
import { endMaking, withoutWaiting } from "./end-of-making.ts";
import { liveUntil } from "./live-until.ts";
import { progressReport } from "./progress-report.ts";
import { simulatorControl } from "./simulator-control.ts";
import { readSimulatorFile } from "./simulator-file.ts";
import { fortnight } from "./story/fortnight.ts";

/**
 * Makes the demo's history: the product's own verbs live through the fortnight before now, with the simulator's clock and ours
 * going together. The database and the simulated world must be new; the start sees to it.
 */
const simulator = await readSimulatorFile(process.argv.slice(2));
const env = sharedEnv();
const startedAtMs = Date.now();
const db = createDb(withoutWaiting(env.DATABASE_URL), 12);
const sealer = createSealer(env.STILLPOINT_SECRET);
const cloud = simulatorControl(simulator.controlOrigin);
const clock = await demoClock(cloud);
const beginMs = clock.now().getTime();
const world = createDemoWorld({
  db,
  sealer,
  simulator,
  cloud,
  clock,
  queue: demoQueue(),
  log: createLogger("start", env.LOG_LEVEL),
  openAzure: createAzureOpener((row: ConnectionRow) => connectionSettings(row, sealer)),
});

await prepareDemoConnection(world.worker, env.STILLPOINT_DEMO_CONNECTION ?? "");
const report = progressReport(beginMs, startedAtMs);
await liveUntil(world, () => Date.now(), [...fortnight(beginMs, startedAtMs), report]);
await report.happen(world);
await clock.letGo();
await endMaking(db, clock.now());
await db.$disconnect();
