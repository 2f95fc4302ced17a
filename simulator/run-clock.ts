import type { Clock } from "#simulator/clock.ts";
import type { World } from "#simulator/world/world.ts";

/** Sets how fast the clock goes, and keeps it over restarts. */
export function runClock(world: World, clock: Clock, factor: number): void {
  clock.run(factor);
  keepClock(world, clock);
}

export function advanceClock(world: World, clock: Clock, ms: number): void {
  clock.advance(ms);
  keepClock(world, clock);
}

function keepClock(world: World, clock: Clock): void {
  const meta = world.meta.get("meta");
  if (meta) world.meta.put({ ...meta, clock: clock.state() });
}
