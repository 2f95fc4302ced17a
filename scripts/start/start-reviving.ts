import { setTimeout as sleep } from "node:timers/promises";

const deathsMax = 5;
const withinMs = 10 * 60_000;
const pauseMs = 1_000;

/**
 * Starts a process, and starts it again whenever it ends by itself: what a worker was doing waits in the database. One that
 * ends again and again is given up, so that a broken installation does not look like a working one.
 * @param start is called with what to do at the process's end
 */
export async function startReviving<Started>(
  start: (onDeath: (giveUp: () => void) => void) => Promise<Started>,
): Promise<Started> {
  const deaths: number[] = [];
  const onDeath = (giveUp: () => void): void => {
    deaths.push(Date.now());
    const isHopeless = deaths.filter((at) => at > Date.now() - withinMs).length > deathsMax;
    if (isHopeless) giveUp();
    else void sleep(pauseMs).then(() => start(onDeath).catch(giveUp));
  };
  return start(onDeath);
}
