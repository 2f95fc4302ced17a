import { randomBytes } from "node:crypto";
import pino from "pino";
import { seedPoints } from "#bench/retention/seed-points.ts";
import { createDb } from "#lib/db/client.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { applyRetentionEverywhere } from "#lib/services/retention/apply-retention-everywhere.ts";
import { uuidV7 } from "#lib/std/uuid.ts";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";

/**
 * How long retention takes to decide about every restore point of a fleet, VM by VM from PostgreSQL, and how much memory that
 * needs: a pass that meets every point for the first time and writes its end down, and the pass six hours later.
 * Run: `npm run bench -- retention [points] [points of each VM]`, 100,000 and 1,000,000 points without
 */
const sizes = process.argv[2] ? [Number(process.argv[2])] : [100_000, 1_000_000];
const pointsOfVm = Number(process.argv[3] ?? 400);
const hourMs = 3_600_000;
const retention = {
  daily: { days: 30 },
  weekly: { weekday: "Sunday" as const, weeks: 12 },
  monthly: { on: { basis: "Day" as const, day: 1 }, months: 12 },
  yearly: null,
};
for (const size of sizes) await measure(Math.round(size / pointsOfVm));

async function measure(vms: number): Promise<void> {
  const server = await startScratchServer();
  const url = server.url("postgres");
  await applyMigrations(url);
  const db = createDb(url);
  let now = new Date();
  const ctx: ServiceContext = {
    db,
    queue: { enqueue: async () => {}, enqueueAll: async () => {} },
    actor: { kind: "system", name: "worker" },
    now: () => now,
    newId: () => uuidV7(Date.now(), randomBytes(10)),
    log: pino({ level: "silent" }),
    sealer: { seal: (plain) => plain, open: (sealed) => sealed },
    requestId: "bench",
    idempotencyKey: null,
  };
  try {
    const { vmRowId } = await seedProtectedVm(db, { settings: { ...defaultPolicySettings, retention } });
    await seedPoints(url, vmRowId, { vms, pointsOfVm, everyHours: 4, now });
    console.log(`${(vms * pointsOfVm).toLocaleString("en")} points of ${vms} VMs`);
    await pass("  each for the first time");
    now = new Date(now.getTime() + 6 * hourMs);
    await pass("  six hours later");
  } finally {
    await db.$disconnect();
    await server.stop();
  }

  async function pass(what: string): Promise<void> {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 50);
    const startedAt = performance.now();
    const binned = await applyRetentionEverywhere(ctx);
    const seconds = (performance.now() - startedAt) / 1_000;
    clearInterval(watch);
    console.log(
      `${what}: ${seconds.toFixed(1)} s, ${binned.toLocaleString("en")} into the bin; memory ${mib(before)} before, at most ${mib(peak)}`,
    );
  }
}

function mib(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}
