import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { stopProcess } from "./stop-process.ts";

type Member = { name: string; pid: number; signal: NodeJS.Signals; graceMs: number };

/** Processes that live and end together. */
export type ProcessSet = {
  /**
   * `signal` asks it to end; after `graceMs` it is killed. An end that nobody asked for is the set's death, unless `onDeath`
   * deals with it; that may still `giveUp`.
   */
  add: (
    name: string,
    child: ChildProcess,
    signal: NodeJS.Signals,
    graceMs: number,
    onDeath?: (giveUp: () => void) => void,
  ) => void;
  /** Ends all of them, the youngest first. */
  stop: () => Promise<void>;
  /** Resolves with the name of the first that ends without being asked to. */
  firstDeath: Promise<string>;
};

/** An empty set, with a warden beside it that ends the members if this process is killed. */
export function openProcessSet(): ProcessSet {
  const warden = spawn(process.execPath, [join(import.meta.dirname, "warden.ts")], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  warden.stdin.on("error", () => undefined);
  const members: Member[] = [];
  const death = Promise.withResolvers<string>();
  let isStopping = false;

  const add: ProcessSet["add"] = (name, child, signal, graceMs, onDeath = (giveUp) => giveUp()) => {
    if (child.pid === undefined) return;
    const member = { name, pid: child.pid, signal, graceMs };
    members.push(member);
    warden.stdin.write(`watch ${member.pid} ${signal} ${graceMs}\n`);
    const onExit = () => {
      warden.stdin.write(`forget ${member.pid}\n`);
      const index = members.indexOf(member);
      if (index >= 0) members.splice(index, 1);
      if (!isStopping) onDeath(() => death.resolve(name));
    };
    if (child.exitCode !== null || child.signalCode !== null) onExit();
    else child.once("exit", onExit);
  };

  const stop = async (): Promise<void> => {
    isStopping = true;
    for (const { pid, signal, graceMs } of members.splice(0).reverse()) await stopProcess(pid, signal, graceMs);
    warden.stdin.end();
    if (warden.exitCode === null) await new Promise((resolve) => warden.once("exit", resolve));
  };

  return { add, stop, firstDeath: death.promise };
}
