import type { Logger } from "pino";

/** At once, then in a rhythm; a beat that is still busy is not doubled, and a failed one does not end the rhythm. */
export function every(log: Logger, name: string, periodMs: number, beat: () => Promise<unknown>): NodeJS.Timeout {
  let isBusy = false;
  const tick = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    try {
      await beat();
    } catch (error) {
      log.error({ err: error, beat: name }, "A beat of the clock failed; the next one tries again.");
    } finally {
      isBusy = false;
    }
  };
  void tick();
  return setInterval(() => void tick(), periodMs);
}
