import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { setImmediate as endOfTurn } from "node:timers/promises";
import { readLines } from "#simulator/world/read-lines.ts";
import type { Change, TableName, World, WorldMeta } from "#simulator/world/world.ts";

/**
 * The world on disk: `world-<n>.jsonl` (a whole world) and `changes-<n>.jsonl` (what happened since). Every start folds
 * the changes into world n+1, written beside the old one and renamed: there is always a whole world. Of a fleet that can
 * be made again only its name and seed are written (`WorldMeta`), and what differs from it.
 */
export type WorldStore = {
  record(change: Change): void;
  /** Writes what has changed at once. */
  flush(): void;
  /**
   * Resolves when everything that has changed so far is written: the changes of all requests that are answered in the
   * same turn of the event loop go out in one write. Undefined when there is nothing to write.
   */
  commit(): Promise<void> | undefined;
  close(): void;
};

const worldTables: readonly TableName[] = [
  "meta",
  "subscriptions",
  "resourceGroups",
  "virtualMachines",
  "disks",
  "snapshots",
  "collections",
  "restorePoints",
  "ledgers",
  "locks",
  "operations",
  "grants",
  "others",
  "conditions",
  "backupPolicies",
  "protectedItems",
  "backupJobs",
  "recoveryPoints",
  "writeStreams",
  "diskContents",
  "sharedAccesses",
  "registrations",
  "tagNames",
  "identities",
];

/**
 * Reads the newest whole world and the changes after it into `world`; false when the folder holds none. `prepare` is told
 * the facts of the world before anything else is read, to make what is given.
 */
export function loadWorld(folder: string, world: World, prepare: (meta: WorldMeta) => void): boolean {
  const generation = newestGeneration(folder);
  if (generation === 0) return false;
  for (const kind of ["world", "changes"] as const) {
    const file = fileOf(folder, kind, generation);
    if (!existsSync(file)) continue;
    for (const line of readLines(file)) {
      const change = parseChange(line);
      // Only the last line of the changes can be torn, by a kill in the middle of a write that nobody was told about.
      if (change === undefined) break;
      if (kind === "world" && change.table === "meta") prepare(change.record as WorldMeta);
      apply(world, change);
    }
  }
  return true;
}

/** Writes a whole new world and opens its file of changes. */
export function openStore(folder: string, world: World): WorldStore {
  const generation = newestGeneration(folder) + 1;
  writeWorld(folder, world, generation);
  const descriptor = openSync(fileOf(folder, "changes", generation), "a", 0o600);
  removeOlder(folder, generation);
  let pending = new Map<string, Change>();
  let commit: Promise<void> | undefined;
  const flush = () => {
    if (pending.size === 0) return;
    const lines = Array.from(pending.values(), ({ table, key, record }) => JSON.stringify([table, key, record]));
    writeAll(descriptor, `${lines.join("\n")}\n`);
    pending = new Map();
  };
  return {
    // Records are never changed in place, so only the last of several changes to one of them has to be written.
    record: (change) => void pending.set(`${change.table}|${change.key}`, change),
    flush,
    commit() {
      if (pending.size === 0) return undefined;
      commit ??= endOfTurn().then(() => {
        commit = undefined;
        flush();
      });
      return commit;
    },
    close() {
      flush();
      fsyncSync(descriptor);
      closeSync(descriptor);
    },
  };
}

/** A store that keeps nothing. */
export function forgetfulStore(): WorldStore {
  const nothing = () => undefined;
  return { record: nothing, flush: nothing, commit: nothing, close: nothing };
}

function writeWorld(folder: string, world: World, generation: number): void {
  const temporary = path.join(folder, `world-${generation}.tmp`);
  const descriptor = openSync(temporary, "w", 0o600);
  for (const name of worldTables) {
    for (const [key, record] of world[name].changes()) {
      writeAll(descriptor, `${JSON.stringify([name, key, record])}\n`);
    }
  }
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(temporary, fileOf(folder, "world", generation));
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

function parseChange(line: string): Change | undefined {
  try {
    const [table, key, record] = JSON.parse(line) as [string, string, unknown];
    return { table, key, record };
  } catch {
    return undefined;
  }
}

function apply(world: World, change: Change): void {
  const table = world[change.table as TableName] as { put(record: unknown): void; delete(id: string): void };
  if (change.record === null) table.delete(change.key);
  else table.put(change.record);
}

function fileOf(folder: string, kind: "world" | "changes", generation: number): string {
  return path.join(folder, `${kind}-${generation}.jsonl`);
}

function newestGeneration(folder: string): number {
  const numbers = readdirSync(folder).map((name) => Number(/^world-(\d+)\.jsonl$/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

function removeOlder(folder: string, generation: number): void {
  for (const name of readdirSync(folder)) {
    const number = /^(?:world|changes)-(\d+)\.(?:jsonl|tmp)$/.exec(name)?.[1];
    if (number !== undefined && Number(number) < generation) rmSync(path.join(folder, name));
  }
}
