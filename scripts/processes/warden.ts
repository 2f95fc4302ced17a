import { createInterface } from "node:readline";
import { stopProcess } from "./stop-process.ts";

/**
 * Ends the processes it was told of, in that order, when its parent goes away without a word: it hears of that by the end of
 * its standard input. Input lines: `watch <pid> <signal> <graceMs>` and `forget <pid>`.
 */
const watched = new Map<number, { signal: NodeJS.Signals; graceMs: number }>();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, pid, signal, graceMs] = line.split(" ");
  if (verb === "watch") watched.set(Number(pid), { signal: signal as NodeJS.Signals, graceMs: Number(graceMs) });
  else watched.delete(Number(pid));
}

for (const [pid, { signal, graceMs }] of [...watched].reverse()) await stopProcess(pid, signal, graceMs);
