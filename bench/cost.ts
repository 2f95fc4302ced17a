import { randomBytes } from "node:crypto";
import pino from "pino";
import { seedCostFleet } from "#bench/cost/seed-cost-fleet.ts";
import { createDb } from "#lib/db/client.ts";
import { estimateFleet } from "#lib/domain/cost/estimate-fleet.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { loadCostInputs } from "#lib/services/cost/load-cost-inputs.ts";
import { uuidV7 } from "#lib/std/uuid.ts";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";
import { testPrices } from "#tests/support/cost-prices.ts";

/**
 * How long a fleet's estimate takes: on the server from PostgreSQL to the totals, and in the page from a slider to the totals.
 * Run: `npm run bench -- cost [vms] [points of each VM]`
 */
const vmCount = Number(process.argv[2] ?? 5_000);
const pointsPerVm = Number(process.argv[3] ?? 126);
const rounds = 7;

const server = await startScratchServer();
try {
  const url = server.url("postgres");
  await applyMigrations(url);
  const db = createDb(url);
  const now = new Date();
  await seedCostFleet(db, vmCount, pointsPerVm, now);
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
  const loads: number[] = [];
  const estimates: number[] = [];
  let inputs = await loadCostInputs(ctx, { coverage: "backedUp" });
  for (let round = 0; round < rounds; round++) {
    loads.push(
      await msOf(async () => {
        inputs = await loadCostInputs(ctx, { coverage: "backedUp" });
      }),
    );
    estimates.push(await msOf(() => estimateFleet(inputs, { prices: testPrices })));
  }
  const disks = inputs.vms.reduce((sum, vm) => sum + (inputs.machines[vm.machine]?.disks.length ?? 0), 0);
  console.log(
    `${inputs.vms.length} VMs, ${disks} disks, ${vmCount * pointsPerVm} points: ${inputs.machines.length} kinds of machines`,
  );
  console.log(`server: read ${inWords(loads)}, estimated ${inWords(estimates)}`);
  console.log(`inputs for the page: ${Math.round(JSON.stringify(inputs).length / 1024)} KiB of JSON`);
  await db.$disconnect();
} finally {
  await server.stop();
}

async function msOf(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function inWords(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(0);
  return `${at(0.5)} ms (slowest ${at(1)})`;
}
