import type { Logger } from "pino";

/**
 * What nobody caught, rejected promises included, leaves the process in a state nobody thought of: it is logged, and the
 * process ends to be started again. Every run goes on from its row.
 */
export function endOnCrash(log: Logger): void {
  process.on("uncaughtException", (error, origin) => {
    log.fatal({ err: error, origin }, "The worker met an error that nothing handles: ending, to be started again.");
    process.exit(1);
  });
}
