import { join } from "node:path";
import { openProcessSet, type ProcessSet } from "#scripts/processes/process-set.ts";
import { keptSecret } from "./data-folder.ts";
import { startDatabase } from "./database.ts";
import { makeDemoHistory } from "./demo-history.ts";
import { discardHalfMadeHistory, isNewInstallation } from "./demo-history-state.ts";
import { type NodeChild, readyLine, startNodeChild, waitForChild } from "./node-child.ts";
import type { Programs } from "./programs.ts";
import { type Progress, silentProgress } from "./progress.ts";
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
  request: ProductRequest,
  processes: ProcessSet,
  children: NodeChild[],
): Promise<SimulatorFile | undefined> {
  const { settings, progress, programs, signal } = request;
  const { data, host, port } = settings;
  const startChild: StartChild = async (name, args, childEnv, onDeath) => {
    signal?.throwIfAborted();
    const child = await startNodeChild({ name, args, logs: join(data, "logs"), env: childEnv });
    processes.add(name, child.process, "SIGTERM", 12_000, onDeath);
    children.push(child);
    return child;
  };

  const databaseUrl = await startDatabase(settings, progress, processes);
  await discardHalfMadeHistory(databaseUrl, data);
  const simulator = settings.isAzureConfigured ? undefined : await startAzure(request, databaseUrl, startChild);
  const productEnv = await productEnvironment(request, databaseUrl, simulator);
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

/** The simulator; the first time after a fortnight's history has been made, before anybody can see anything. */
async function startAzure(
  request: ProductRequest,
  databaseUrl: string,
  startChild: StartChild,
): Promise<SimulatorFile> {
  const { settings, progress, programs, simulatorArgs = [] } = request;
  const start = (told: Progress, args: string[], onDeath?: () => void) =>
    startSimulator({
      ...{ settings, progress: told, program: programs.simulator, args: [...args, ...simulatorArgs] },
      startChild: (name, all, env) => startChild(name, all, env, onDeath),
    });
  if (settings.demoHistory && (await isNewInstallation(databaseUrl, settings.data))) {
    // Both end before the product begins: their ends are not its death.
    const ends = () => undefined;
    await makeDemoHistory({
      ...{ databaseUrl, data: settings.data, program: programs.demo, progress },
      startSimulator: (args) => start(silentProgress, args, ends),
      startMaker: async (args, file) =>
        startChild("demo", args, await productEnvironment(request, databaseUrl, file), ends),
    });
  }
  return (await start(progress, [])).file;
}

async function productEnvironment(
  { settings, env = {} }: ProductRequest,
  databaseUrl: string,
  simulator: SimulatorFile | undefined,
): Promise<Record<string, string>> {
  return {
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    STILLPOINT_URL: settings.url,
    STILLPOINT_SECRET: settings.secret ?? (await keptSecret(settings.data, "secret")),
    ...(simulator ? simulatorEnvironment(simulator) : {}),
    ...env,
  };
}
