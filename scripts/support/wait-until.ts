import { setTimeout as sleep } from "node:timers/promises";

type Patience = { timeoutMs: number; everyMs?: number };

/** Asks again and again; true as soon as `isTrue` says so, false when time is up. */
export async function waitUntil(isTrue: () => boolean | Promise<boolean>, patience: Patience): Promise<boolean> {
  const deadline = performance.now() + patience.timeoutMs;
  while (!(await isTrue())) {
    if (performance.now() >= deadline) return false;
    await sleep(patience.everyMs ?? 50);
  }
  return true;
}
