import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import { settleDue } from "#simulator/arm/long-running.ts";
import { createRateLimiter } from "#simulator/arm/rate-limits.ts";
import { createClock } from "#simulator/clock.ts";
import { startControlServer } from "#simulator/control/control-server.ts";
import { createFaultPlan } from "#simulator/control/fault-plan.ts";
import { createRequestJournal } from "#simulator/control/request-journal.ts";
import { prepareDirectory } from "#simulator/entra/directory.ts";
import { createSignInState } from "#simulator/entra/sign-in-state.ts";
import { prepareTokenKeys } from "#simulator/entra/token-keys.ts";
import { fillWorld } from "#simulator/fleet/fill-world.ts";
import { createQueryCache } from "#simulator/graph/query-cache.ts";
import { listenOnLoopback } from "#simulator/http/listen.ts";
import type { SimulatorOptions } from "#simulator/options.ts";
import { createRandom } from "#simulator/random.ts";
import { serve } from "#simulator/server.ts";
import type { Simulator } from "#simulator/simulator.ts";
import { prepareServerIdentity } from "#simulator/tls/certificates.ts";
import { loadWorld, openStore, type WorldStore } from "#simulator/world/store.ts";
import { createWorld } from "#simulator/world/world.ts";
import { writeConnectionFile } from "#simulator/write-connection-file.ts";

export type RunningSimulator = {
  origin: string;
  caFile: string;
  controlOrigin: string | null;
  tenantId: string;
  stop(): Promise<void>;
};

/** Starts the simulator on its folder. Fails with a sentence that tells what to do. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const folder = path.resolve(options.dataFolder);
  prepareFolder(folder);
  const identity = await prepareServerIdentity(folder);
  const directory = await prepareDirectory(folder, options.seed);
  const keys = await prepareTokenKeys(folder);

  const { world, store } = prepareWorld(folder, options, directory);
  const clock = createClock(world.meta.get("meta")?.clockOffsetMs ?? 0);
  settleDue(world, clock.now());
  store.flush();
  const simulator: Simulator = {
    options,
    clock,
    random: createRandom(options.seed),
    world,
    persist: store.flush,
    directory,
    keys,
    signIn: createSignInState(),
    limits: createRateLimiter(),
    faults: createFaultPlan(),
    journal: createRequestJournal(),
    queries: createQueryCache(),
  };

  let origin = "";
  const tls = { cert: identity.certificate, key: identity.key };
  const server = await listenOnLoopback(options.port, tls, (request, response) => {
    serve(simulator, request, response, origin).catch((error: unknown) => response.destroy(error as Error));
  }).catch((error: unknown) => explainPort(error, options.port));
  origin = `https://localhost:${server.port}`;
  const control =
    options.controlPort === null
      ? null
      : await startControlServer(simulator, options.controlPort, origin).catch((error: unknown) =>
          explainPort(error, options.controlPort),
        );
  const { caFile } = identity;
  const controlOrigin = control?.origin ?? null;
  writeConnectionFile(folder, { origin, caFile, controlOrigin, directory });
  return {
    origin,
    caFile,
    controlOrigin,
    tenantId: directory.tenantId,
    async stop() {
      await Promise.all([server.close(), control?.close()]);
      store.close();
    },
  };
}

function prepareWorld(
  folder: string,
  options: SimulatorOptions,
  directory: Simulator["directory"],
): { world: Simulator["world"]; store: WorldStore } {
  const worldFolder = path.join(folder, "world");
  mkdirSync(worldFolder, { recursive: true, mode: 0o700 });
  let store: WorldStore | null = null;
  const world = createWorld((change) => store?.record(change));
  if (!loadWorld(worldFolder, world)) fillWorld(world, options, directory, Date.now());
  store = openStore(worldFolder, world);
  return { world, store };
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(
      `The folder ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}): choose another with --data.`,
    );
  }
}

function explainPort(error: unknown, port: number | null): never {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "EADDRINUSE")
    throw new Error(`Port ${port} is in use: stop the program that has it, or choose another port.`);
  if (code === "EACCES")
    throw new Error(`Port ${port} needs rights that this user does not have: choose one above 1023.`);
  throw error;
}
