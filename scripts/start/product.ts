import { join } from "node:path";
import { openProcessSet, type ProcessSet } from "#scripts/processes/process-set.ts";
import { keptSecret } from "./data-folder.ts";
import { startDatabase } from "./database.ts";
import { type NodeChild, readyLine, startNodeChild, waitForChild } from "./node-child.ts";
import type { Programs } from "./programs.ts";
import type { Progress } from "./progress.ts";
import type { Settings } from "./settings.ts";
import { startSimulator } from "./simulator.ts";
import { type SimulatorFile, simulatorEnvironment } from "./simulator-file.ts";
import { startReviving } from "./start-reviving.ts";
import { healthAnswer } from "./web-health.ts";

export type Product = {
  simulator: SimulatorFile | undefined;
  /** Process id of the present worker: it is started again when it ends by itself. */
  workerPid: () => number | undefined;
  /** Resolves with a sentence when a part of the product ends by itself and stays ended. */
  death: Promise<string>;
  /** Ends web, worker, simulator and database, in this order. */
  stop: () => Promise<void>;
};

export type ProductRequest = {
  settings: Settings;
  progress: Progress;
  programs: Programs;
  /** More arguments for the simulator, e.g. `["--operation-ms", "300-800"]`. */
  simulatorArgs?: string[];
  /** More environment for web and worker. */
  env?: Record<string, string>;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
};

/** Starts everything that is installed, built and in a prepared data folder. After a failure nothing is left running. */
export async function startProduct(request: ProductRequest): Promise<Product> {
  const processes = openProcessSet();
  const children: NodeChild[] = [];
  request.signal?.addEventListener("abort", processes.stop, { once: true });
  try {
    const simulator = await startParts(request, processes, children);
    const death = processes.firstDeath.then((name) => {
      return children.findLast((child) => child.name === name)?.deathMessage() ?? `The ${name} ended by itself.`;
    });
    const workerPid = () => children.findLast((child) => child.name === "worker")?.process.pid;
    return { simulator, workerPid, death, stop: processes.stop };
  } catch (error) {
    await processes.stop();
    throw error;
  }
}

type StartChild = (
  name: string,
  args: string[],
  env: Record<string, string>,
  onDeath?: (giveUp: () => void) => void,
) => Promise<NodeChild>;

async function startParts(
  { settings, progress, programs, simulatorArgs = [], env = {}, signal }: ProductRequest,
  processes: ProcessSet,
  children: NodeChild[],
): Promise<SimulatorFile | undefined> {
  const { data, host, port, url } = settings;
  const startChild: StartChild = async (name, args, childEnv, onDeath) => {
    signal?.throwIfAborted();
    const child = await startNodeChild({ name, args, logs: join(data, "logs"), env: childEnv });
    processes.add(name, child.process, "SIGTERM", 12_000, onDeath);
    children.push(child);
    return child;
  };

  const databaseUrl = await startDatabase(settings, progress, processes);
  const simulator = settings.isAzureConfigured
    ? undefined
    : await startSimulator({ settings, progress, program: programs.simulator, args: simulatorArgs, startChild });
  const productEnv: Record<string, string> = {
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    STILLPOINT_URL: url,
    STILLPOINT_SECRET: settings.secret ?? (await keptSecret(data, "secret")),
    ...(simulator ? simulatorEnvironment(simulator) : {}),
    ...env,
  };
  await progress.step("Starting the worker", "Worker ready", async () => {
    const worker = await startReviving((onDeath) => startChild("worker", programs.worker, productEnv, onDeath));
    await waitForChild(worker, readyLine(worker), 60_000);
  });
  await progress.step("Starting the web server", "Web server ready", async () => {
    const web = await startChild("web", [...programs.web, "-p", String(port), "-H", host], productEnv);
    await waitForChild(web, healthAnswer(host, port), 90_000);
  });
  return simulator;
}
