import "server-only";
import { runtime } from "./runtime.ts";

/** The digest is what the error page shows, so that the line can be found by it. Query strings may hold codes: left out. */
export function logPageError(error: unknown, path: string, route: string): void {
  const digest = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : undefined;
  runtime().log.error({ err: error, digest, path: path.split("?")[0], route }, "A page failed unexpectedly.");
}
