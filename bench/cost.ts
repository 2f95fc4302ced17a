import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import pino from "pino";
import { seedCostFleet } from "#bench/cost/seed-cost-fleet.ts";
import { createDb } from "#lib/db/client.ts";
import { estimateFleet } from "#lib/domain/cost/estimate-fleet.ts";
import { kindsOf, packKinds, unpackKinds } from "#lib/domain/cost/machine-kinds.ts";
import { totalUsage } from "#lib/domain/cost/total-usage.ts";
import { applyChange, type CostChange } from "#lib/domain/cost/what-if.ts";
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
const rounds = 9;
type Times = { wallMs: number; cpuMs: number };

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
  const loads: Times[] = [];
  const estimates: Times[] = [];
  let inputs = await loadCostInputs(ctx, { coverage: "backedUp" });
  for (let round = 0; round < rounds; round++) {
    loads.push(
      await msOf(async () => {
        inputs = await loadCostInputs(ctx, { coverage: "backedUp" });
      }),
    );
    estimates.push(await msOf(() => estimateFleet(inputs, { prices: testPrices })));
  }
  const kinds = kindsOf(inputs);
  const text = JSON.stringify(packKinds(kinds));
  const inPage = unpackKinds(JSON.parse(text));
  const slide = async (changeOf: (round: number) => CostChange): Promise<Times[]> => {
    const times: Times[] = [];
    for (let round = 1; round <= rounds; round++) {
      const change = changeOf(round);
      times.push(await msOf(() => totalUsage(applyChange(inPage, change), { prices: testPrices }, { inMonths: 12 })));
    }
    return times;
  };
  const used = await slide((round) => ({ usedRatio: { low: round / 30, expected: round / 20, high: round / 10 } }));
  const retention = await slide((round) => ({ instantRetentionDays: 2 + round }));
  const disks = inputs.vms.reduce((sum, vm) => sum + (inputs.machines[vm.machine]?.disks.length ?? 0), 0);
  console.log(
    `${inputs.vms.length} VMs, ${disks} disks, ${vmCount * pointsPerVm} points: ${inputs.machines.length} kinds of machines`,
  );
  console.log(`server: read ${inWords(loads)}, estimated ${inWords(estimates)}`);
  console.log(`slider: used ratio ${inWords(used)}, retention ${inWords(retention)}`);
  console.log(
    `${kinds.machines.length} kinds for the page: ${kib(text.length)} of JSON, ${kib(gzipSync(text).length)} on the wire`,
  );
  await db.$disconnect();
} finally {
  await server.stop();
}

function kib(bytes: number): string {
  return `${Math.round(bytes / 1024)} KiB`;
}

/** Wall clock and, because machines are shared, what the process itself has worked. */
async function msOf(work: () => unknown): Promise<Times> {
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - startedAt, cpuMs: (user + system) / 1_000 };
}

function inWords(times: readonly Times[]): string {
  const middle = (values: number[]) =>
    (values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0).toFixed(0);
  return `${middle(times.map(({ wallMs }) => wallMs))} ms (${middle(times.map(({ cpuMs }) => cpuMs))} ms of this process)`;
}
