import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createDb, type Db } from "#lib/db/client.ts";
import { markAsMaking } from "#scripts/start/demo-history-state.ts";
import { type StartedSimulator, startSimulator } from "./start-simulator.ts";

const dayMs = 86_400_000;

export type DemoHistory = {
  db: Db;
  simulator: StartedSimulator;
  /** What making it took. */
  ms: number;
  stop(): Promise<void>;
};

/** Lets the demo's own program make its history in an empty database, with a simulator that begins so many days ago. */
export async function makeDemoHistory(
  databaseUrl: string,
  dataFolder: string,
  { days = 14, onLine = () => undefined }: { days?: number; onLine?: (line: string) => void } = {},
): Promise<DemoHistory> {
  const startedAt = performance.now();
  await markAsMaking(databaseUrl);
  const begin = new Date(Date.now() - days * dayMs).toISOString();
  const args = ["--begin", begin, "--clock", "explicit"];
  const simulator = await startSimulator({ dataFolder, operationMs: "10000-20000", args });
  const { origin, caFile, credentials } = simulator;
  const { clientId, clientSecret } = credentials.servicePrincipal;
  const child = spawn(process.execPath, ["demo/main.ts", "--simulator", join(dataFolder, "simulator.json")], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      STILLPOINT_SECRET: "a secret of the tests, long enough to seal with",
      LOG_LEVEL: process.env["LOG_LEVEL"] ?? "error",
      NODE_EXTRA_CA_CERTS: caFile,
      STILLPOINT_DEMO_CONNECTION: JSON.stringify({
        ...{ name: "Contoso (simulator)", tenantId: credentials.tenantId, clientId, clientSecret },
        ...{ authorityHost: origin, armEndpoint: origin },
      }),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  createInterface({ input: child.stdout }).on("line", onLine);
  const [code] = await once(child, "close");
  const ms = performance.now() - startedAt;
  const db = createDb(databaseUrl, 2);
  const stop = async () => {
    await db.$disconnect();
    await simulator.stop();
  };
  if (code === 0) return { db, simulator, ms, stop };
  await stop();
  throw new Error(`The demo's history was not made: the program ended with code ${code}.`);
}
