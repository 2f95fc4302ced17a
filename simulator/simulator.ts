import type { RateLimiter } from "#simulator/arm/rate-limits.ts";
import type { Clock } from "#simulator/clock.ts";
import type { FaultPlan } from "#simulator/control/fault-plan.ts";
import type { RequestJournal } from "#simulator/control/request-journal.ts";
import type { TrafficLog } from "#simulator/control/traffic-log.ts";
import type { Directory } from "#simulator/entra/directory.ts";
import type { SignInState } from "#simulator/entra/sign-in-state.ts";
import type { TokenKeys } from "#simulator/entra/token-keys.ts";
import type { QueryCache } from "#simulator/graph/query-cache.ts";
import type { SimulatorOptions } from "#simulator/options.ts";
import type { World } from "#simulator/world/world.ts";

/** Everything that a handler may use. */
export type Simulator = {
  options: SimulatorOptions;
  clock: Clock;
  random: () => number;
  world: World;
  /** Writes what has changed at once. */
  persist: () => void;
  /** Resolves when what has changed is written: awaited before a request is answered. */
  commit: () => Promise<void> | undefined;
  directory: Directory;
  keys: TokenKeys;
  signIn: SignInState;
  limits: RateLimiter;
  faults: FaultPlan;
  journal: RequestJournal;
  traffic: TrafficLog;
  queries: QueryCache;
};
