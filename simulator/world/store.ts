import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { readLines } from "#simulator/world/read-lines.ts";
import type { Change, TableName, World } from "#simulator/world/world.ts";

/**
 * The world on disk: `world-<n>.jsonl` (a whole world) and `changes-<n>.jsonl` (what happened since). Changes are
 * written before the request that caused them is answered, so a killed process loses nothing that it had confirmed.
 * Every start folds the changes into world n+1, written beside the old one and renamed: there is always a whole world.
 */
export type WorldStore = { record(change: Change): void; flush(): void; close(): void };

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

/** Reads the newest whole world and the changes after it into `world`; false when the folder holds none. */
export function loadWorld(folder: string, world: World): boolean {
  const generation = newestGeneration(folder);
  if (generation === 0) return false;
  for (const kind of ["world", "changes"] as const) {
    const file = fileOf(folder, kind, generation);
    if (!existsSync(file)) continue;
    for (const line of readLines(file)) {
      const change = parseChange(line);
      // Only the last line of the changes can be torn, by a kill in the middle of a write that nobody was told about.
      if (change === undefined) break;
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
  let pending: string[] = [];
  const flush = () => {
    if (pending.length === 0) return;
    const text = `${pending.join("\n")}\n`;
    pending = [];
    writeAll(descriptor, text);
  };
  return {
    record: (change) => void pending.push(JSON.stringify([change.table, change.key, change.record])),
    flush,
    close() {
      flush();
      fsyncSync(descriptor);
      closeSync(descriptor);
    },
  };
}

function writeWorld(folder: string, world: World, generation: number): void {
  const temporary = path.join(folder, `world-${generation}.tmp`);
  const descriptor = openSync(temporary, "w", 0o600);
  for (const name of worldTables) {
    for (const record of world[name].all()) {
      writeAll(descriptor, `${JSON.stringify([name, record.id.toLowerCase(), record])}\n`);
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
