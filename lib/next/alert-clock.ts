import "server-only";
import { startAlertClock } from "#lib/services/alerts/start-alert-clock.ts";
import { createServiceContext } from "./service-context.ts";

/** Reload in development evaluates modules again; the clock is to tick once. */
const holder = globalThis as typeof globalThis & { stillpointAlertClock?: NodeJS.Timeout[] };

/** Tells of overdue backups, and of a dead worker, while nothing but the web process and the database is alive. */
export function keepAlertClock(): void {
  holder.stillpointAlertClock ??= startAlertClock(createServiceContext({ kind: "system", name: "web" }));
}
