import { mkdirSync } from "node:fs";
import path from "node:path";
import { createRateLimiter } from "#simulator/arm/rate-limits.ts";
import { settleDue } from "#simulator/arm/settle-due.ts";
import { clockFrom, createClock } from "#simulator/clock.ts";
import { createFaultPlan } from "#simulator/control/fault-plan.ts";
import { createRequestJournal } from "#simulator/control/request-journal.ts";
import { createTrafficLog } from "#simulator/control/traffic-log.ts";
import { prepareDirectory } from "#simulator/entra/directory.ts";
import { createSignInState } from "#simulator/entra/sign-in-state.ts";
import { prepareTokenKeys } from "#simulator/entra/token-keys.ts";
import { fillWorld, prepareWorld } from "#simulator/fleet/fill-world.ts";
import { createQueryCache } from "#simulator/graph/query-cache.ts";
import type { SimulatorOptions } from "#simulator/options.ts";
import { createRandom } from "#simulator/random.ts";
import { runClock } from "#simulator/run-clock.ts";
import type { Simulator } from "#simulator/simulator.ts";
import { forgetfulStore, loadWorld, openStore, type WorldStore } from "#simulator/world/store.ts";
import { createWorld } from "#simulator/world/world.ts";

/** The simulated cloud on its folder, not yet listening; `close` writes the last changes. */
export async function createSimulator(
  folder: string,
  options: SimulatorOptions,
): Promise<{ simulator: Simulator; close(): void }> {
  const directory = await prepareDirectory(folder, options.seed);
  const keys = prepareTokenKeys(folder);
  const { world, store } = openWorld(path.join(folder, "world"), options, directory);
  const clock = createClock(world.meta.get("meta")?.clock ?? clockFrom(Date.now()));
  if (options.clockFactor !== null) runClock(world, clock, options.clockFactor);
  settleDue(world, clock.now());
  store.flush();
  const simulator: Simulator = {
    options,
    clock,
    random: createRandom(options.seed),
    world,
    persist: store.flush,
    commit: store.commit,
    directory,
    keys,
    signIn: createSignInState(),
    limits: createRateLimiter(),
    faults: createFaultPlan(),
    journal: createRequestJournal(),
    traffic: createTrafficLog(options.trafficFile),
    queries: createQueryCache(),
  };
  return {
    simulator,
    close() {
      store.close();
      simulator.traffic.close();
    },
  };
}

/** What was there when the simulator last stopped, or the fleet of a first start. */
function openWorld(
  folder: string,
  options: SimulatorOptions,
  directory: Simulator["directory"],
): { world: Simulator["world"]; store: WorldStore } {
  let store: WorldStore = forgetfulStore();
  const world = createWorld((change) => store.record(change));
  if (options.isEphemeral) {
    fillWorld(world, options, directory);
    return { world, store };
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const isKnown = loadWorld(folder, world, (meta) => prepareWorld(world, meta, directory));
  if (!isKnown) fillWorld(world, options, directory);
  store = openStore(folder, world);
  return { world, store };
}
