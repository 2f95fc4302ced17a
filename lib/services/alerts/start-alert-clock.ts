import { every } from "../clock/every.ts";
import { type WatchContext, watchBackups, watchPoints } from "./watch-alerts.ts";

const minuteMs = 60_000;

/** In the worker and in the web process: each goes on when the other is dead. */
export function startAlertClock(ctx: WatchContext): NodeJS.Timeout[] {
  return [
    every(ctx.log, "alerts", minuteMs, () => watchBackups(ctx)),
    every(ctx.log, "alerts on restore points", 10 * minuteMs, () => watchPoints(ctx)),
  ];
}
