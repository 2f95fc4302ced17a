import { z } from "zod";
import { settleDue } from "#simulator/arm/settle-due.ts";
import type { Clock } from "#simulator/clock.ts";
import { type ControlCall, type ControlHandler, refuse } from "#simulator/control/control-call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { maximumFactor } from "#simulator/options.ts";
import { advanceClock, runClock } from "#simulator/run-clock.ts";

export const clockRoutes: Record<string, ControlHandler> = {
  "GET /clock": ({ simulator }) => ({ status: 200, body: clockOf(simulator.clock) }),
  "POST /clock": run,
  "POST /clock/advance": advance,
};

export function clockOf(clock: Clock): { now: string; mode: string; factor: number; offsetSeconds: number } {
  const now = clock.now();
  const offsetSeconds = Math.round((now - Date.now()) / 1000);
  return { now: new Date(now).toISOString(), mode: clock.mode(), factor: clock.state().factor, offsetSeconds };
}

const mode = z.discriminatedUnion("mode", [
  z.object({ mode: z.literal("real") }),
  z.object({ mode: z.literal("explicit") }),
  z.object({ mode: z.literal("scaled"), factor: z.number().gt(0).max(maximumFactor) }),
]);

function run({ simulator, content }: ControlCall): Answer {
  const wanted = mode.safeParse(content);
  if (!wanted.success) return refuse(z.prettifyError(wanted.error));
  const factors = { real: 1, explicit: 0 };
  const factor = wanted.data.mode === "scaled" ? wanted.data.factor : factors[wanted.data.mode];
  runClock(simulator.world, simulator.clock, factor);
  return { status: 200, body: clockOf(simulator.clock) };
}

const step = z.union([
  z.object({ seconds: z.number().nonnegative() }),
  z.object({ to: z.iso.datetime({ offset: true }) }),
]);

function advance({ simulator, content }: ControlCall): Answer {
  const wanted = step.safeParse(content);
  if (!wanted.success)
    return refuse(
      "Give seconds, a number that is not negative, or the instant to which to go: the clock never goes back.",
    );
  const { clock, world } = simulator;
  const ms = "seconds" in wanted.data ? wanted.data.seconds * 1000 : Date.parse(wanted.data.to) - clock.now();
  if (ms < 0) return refuse("The instant is in the past: the clock never goes back.");
  advanceClock(world, clock, ms);
  settleDue(world, clock.now());
  return { status: 200, body: clockOf(clock) };
}
