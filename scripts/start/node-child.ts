import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { SetupError } from "#scripts/support/setup-error.ts";
import { root } from "#scripts/support/work-folder.ts";

export type NodeChild = {
  name: string;
  process: ChildProcess;
  logFile: string;
  /** Every line it prints on standard output from now on. */
  onLine: (listener: (line: string) => void) => void;
  /** The sentence for its unexpected end, with the last lines it printed. */
  deathMessage: () => string;
};

type Request = { name: string; args: string[]; logs: string; env: Record<string, string> };

/** Starts a Node program of ours; what it prints goes to `<logs>/<name>.log`, with the time. The last run's log is kept. */
export async function startNodeChild({ name, args, logs, env }: Request): Promise<NodeChild> {
  const logFile = join(logs, `${name}.log`);
  await rename(logFile, join(logs, `${name}.previous.log`)).catch(() => undefined);
  const child = spawn(process.execPath, args, {
    cwd: root,
    // A process group of its own: Ctrl-C in the terminal reaches us alone, and we stop everything in order.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  const log = createWriteStream(logFile, { mode: 0o600 });
  // A full disk must not end the product: it goes on without this log.
  log.on("error", () => undefined);
  const listeners: ((line: string) => void)[] = [];
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      writeLine(log, line);
      lastLines.splice(0, lastLines.length - 9);
      lastLines.push(line);
      if (stream === child.stdout) for (const listener of listeners) listener(line);
    });
  }
  await Promise.race([once(child, "spawn"), once(child, "error").then(([error]) => Promise.reject(error))]);
  child.once("close", () => log.end());
  return {
    name,
    process: child,
    logFile,
    onLine: (listener) => listeners.push(listener),
    deathMessage: () => {
      const how = child.signalCode ? `by ${child.signalCode}` : `with code ${child.exitCode}`;
      return [`The ${name} ended ${how}; its log is ${logFile}. Its last lines:`, ...lastLines].join("\n  ");
    },
  };
}

function writeLine(log: WriteStream, line: string): void {
  log.write(`${new Date().toISOString()} ${line}\n`);
}

/**
 * Waits until `isReady` resolves.
 * @throws {SetupError} when the child ends before, or time runs out.
 */
export async function waitForChild<Answer>(
  child: NodeChild,
  isReady: Promise<Answer>,
  timeoutMs: number,
): Promise<Answer> {
  const { promise: failure, reject } = Promise.withResolvers<never>();
  const onClose = () => reject(new SetupError(child.deathMessage()));
  child.process.once("close", onClose);
  const timer = setTimeout(() => {
    reject(new SetupError(`The ${child.name} is not ready after ${timeoutMs / 1000} s; its log is ${child.logFile}.`));
  }, timeoutMs);
  try {
    return await Promise.race([isReady, failure]);
  } finally {
    clearTimeout(timer);
    child.process.off("close", onClose);
  }
}

/** The first JSON line that says `"ready":true`. */
export function readyLine(child: NodeChild): Promise<Record<string, unknown>> {
  const { promise, resolve } = Promise.withResolvers<Record<string, unknown>>();
  child.onLine((line) => {
    const message = parseLine(line);
    if (message?.["ready"] === true) resolve(message);
  });
  return promise;
}

function parseLine(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
