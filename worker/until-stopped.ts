export type StopSignal = { requested: Promise<number>; now: (exitCode: number) => void };

/** Resolves with the exit code at SIGTERM or SIGINT, or when something inside asks for the end. */
export function untilStopped(): StopSignal {
  let now: (exitCode: number) => void = () => undefined;
  const requested = new Promise<number>((resolve) => {
    now = resolve;
  });
  process.once("SIGTERM", () => now(0));
  process.once("SIGINT", () => now(0));
  return { requested, now };
}
