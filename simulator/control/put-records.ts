import { isObject } from "#simulator/json.ts";
import type { Simulator } from "#simulator/simulator.ts";
import type { TableName } from "#simulator/world/world.ts";

type AnyTable = { put(record: { id: string }): void };

/** Tables whose records describe the simulated cloud; clock and running operations have requests of their own. */
const tables: readonly TableName[] = [
  "subscriptions",
  "resourceGroups",
  "virtualMachines",
  "disks",
  "snapshots",
  "collections",
  "restorePoints",
  "locks",
  "grants",
  "others",
  "backupPolicies",
  "protectedItems",
  "backupJobs",
  "recoveryPoints",
];

/**
 * Puts records into the world as they are (`simulator/world/records.ts`), by table: for tests that need a state which no
 * request can bring about. @returns a sentence when something is no record or no table
 */
export function putRecords({ world }: Simulator, content: unknown): string | null {
  if (!isObject(content)) return 'Send an object with a list of records for each table, such as {"disks":[...]}.';
  const wanted = Object.entries(content);
  for (const [name, records] of wanted) {
    if (!tables.some((table) => table === name)) return `${name} is none of the tables ${tables.join(", ")}.`;
    if (!Array.isArray(records) || !records.every(hasId)) return `${name} must be a list of records, each with its id.`;
  }
  for (const [name, records] of wanted) {
    const table = world[name as TableName] as unknown as AnyTable;
    for (const record of records as { id: string }[]) table.put(record);
  }
  return null;
}

function hasId(record: unknown): boolean {
  return isObject(record) && typeof record["id"] === "string" && record["id"] !== "";
}
