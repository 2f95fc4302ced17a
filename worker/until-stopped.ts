export type StopSignal = { requested: Promise<number>; now: (exitCode: number) => void };

/** Resolves at SIGTERM, SIGINT, or when the process that started us is gone (its end of our standard input closes). */
export function untilStopped(): StopSignal {
  let now: (exitCode: number) => void = () => undefined;
  const requested = new Promise<number>((resolve) => {
    now = resolve;
  });
  process.once("SIGTERM", () => now(0));
  process.once("SIGINT", () => now(0));
  return { requested, now };
}
