import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDb, type Db } from "#lib/db/client.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { syncInventory } from "#lib/services/inventory/sync-inventory.ts";
import { createLogger } from "#lib/services/log/create-logger.ts";
import { applyRetentionEverywhere } from "#lib/services/retention/apply-retention-everywhere.ts";
import { createSealer } from "#lib/services/secrets/create-sealer.ts";
import { openPort } from "#tests/contract/azure/open-port.ts";
import { type DemoHistory, makeDemoHistory } from "#tests/support/demo-history.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/postgres.ts";
import { createWorkerContext } from "#worker/worker-context.ts";

/** The demo's program lives through its last three days (so that each VM has two points at any time of day), with the real simulator, adapter and engine. */

const dayMs = 86_400_000;
const minutes = 60_000;
let folder: string;
let database: TestDatabase;
let demo: DemoHistory;
let beganAt: Date;
const lines: string[] = [];

beforeAll(async () => {
  [folder, database] = await Promise.all([mkdtemp(join(tmpdir(), "demo-history-")), createTestDatabase()]);
  beganAt = new Date(Date.now() - 3 * dayMs);
  demo = await makeDemoHistory(database.url, folder, { days: 3, onLine: (line) => lines.push(line) });
}, 10 * minutes);
afterAll(async () => {
  await demo.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

test("every day has its backups, and nothing lies before the begin or after now", async () => {
  const runs = await demo.db.run.findMany({ where: { kind: "Backup", endedAt: { not: null } } });
  const days = runs.map(({ endedAt }) => Math.floor(((endedAt?.getTime() ?? 0) - beganAt.getTime()) / dayMs));
  expect([...new Set(days)].toSorted()).toEqual([0, 1, 2]);
  for (const { createdAt, startedAt, endedAt } of runs) {
    const times = [beganAt, createdAt, startedAt, endedAt, new Date()].map((at) => at?.getTime() ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  }
  const audit = await demo.db.auditEntry.aggregate({ _min: { at: true }, _max: { at: true } });
  expect(audit._min.at?.getTime()).toBeGreaterThanOrEqual(beganAt.getTime());
  expect(audit._max.at?.getTime()).toBeLessThanOrEqual(Date.now());
});

test("what people and the world did has its traces", async () => {
  const pinned = await demo.db.restorePoint.count({ where: { pinned: true, run: { trigger: "OnDemand" } } });
  const binned = await demo.db.restorePoint.count({ where: { binnedBecause: "amelia.hart@contoso.example" } });
  const vanished = await demo.db.restorePoint.count({
    where: { provisioningState: "NotFound", deletedAt: { not: null } },
  });
  expect({ pinned, vanished, hasBinned: binned > 0 }).toEqual({ pinned: 1, vanished: 1, hasBinned: true });
});

test("the simulated cloud goes on in real time, and the start is told how far it is", async () => {
  expect(await demo.simulator.control("GET", "/clock")).toMatchObject({ mode: "real" });
  expect(lines.map((line) => JSON.parse(line).day)).toEqual(expect.arrayContaining([1, 2, 3]));
  const marker = await demo.db.setting.findUnique({ where: { key: "demo.history" } });
  expect(marker?.value).toMatchObject({ state: "made" });
});

test("a ledger rebuilt from Azure alone has every point again, knows ours from others', and bins none of them", async () => {
  const empty = await createTestDatabase();
  const db = createDb(empty.url, 4);
  const ctx = worker(db);
  const connectionId = ctx.newId();
  await db.connection.create({
    data: {
      ...{ id: connectionId, name: "Contoso", tenantId: "tenant", credentialKind: "ManagedIdentity" },
      ...{ authorityHost: demo.simulator.origin, armEndpoint: demo.simulator.origin },
    },
  });
  do await syncInventory(ctx, connectionId);
  while ((await db.restorePointCollection.count({ where: { pointsReadAt: null } })) > 0);
  await applyRetentionEverywhere(ctx);

  // What the history left under way is the real worker's, which does not run here.
  const alive = await demo.db.restorePoint.findMany({ where: { run: { is: { endedAt: null } } } });
  const underWay = alive.map(({ armKey }) => armKey);
  const before = await pointsOf(demo.db, underWay);
  expect(before.filter(({ isOurs }) => isOurs).length).toBeGreaterThan(0);
  expect(await pointsOf(db, underWay)).toEqual(before);
  expect(await db.restorePoint.count({ where: { binnedAt: { not: null } } })).toBe(0);
  await db.$disconnect();
  await empty.drop();
});

const worker = (db: Db): AzureContext =>
  createWorkerContext({
    db,
    queue: { enqueue: async () => undefined, enqueueAll: async () => undefined },
    log: createLogger("start", "silent"),
    sealer: createSealer("a secret of the tests, long enough to seal with"),
    openAzure: () => openPort(demo.simulator),
  });

/** What Azure itself can say of the points that it has. */
async function pointsOf(db: Db, except: string[]) {
  const rows = await db.restorePoint.findMany({
    where: { deletedAt: null, armKey: { notIn: except } },
    orderBy: { armKey: "asc" },
  });
  return rows.map(({ armKey, takenAt, achievedMode, provisioningState, runId, recovered }) => ({
    ...{ armKey, takenAt, achievedMode, provisioningState },
    isOurs: runId !== null || recovered,
  }));
}
