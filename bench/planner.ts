import { randomBytes } from "node:crypto";
import pino from "pino";
import { createDb } from "#lib/db/client.ts";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import { createSealer } from "#lib/services/secrets/create-sealer.ts";
import { uuidV7 } from "#lib/std/uuid.ts";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";

/**
 * How fast the planner turns due items into runs: with sub-tasks, history and a queued job each, in their own transactions'
 * guards. Set against bare inserts of as many history rows in the same run, because machines differ.
 * Run: `npm run bench -- [items]`
 */
const items = Number(process.argv[2] ?? 500);
const server = await startScratchServer();
const url = server.url("postgres");
await applyMigrations(url);
const db = createDb(url);
const newId = () => uuidV7(Date.now(), randomBytes(10));
const now = new Date();
for (let index = 0; index < items; index++) {
  await seedProtectedVm(db, { name: `vm-${index}`, nextRunAt: new Date(now.getTime() - 60_000) });
}

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
};

const plan = await secondsOf(() =>
  planDueRuns({
    db,
    queue: { enqueue: async () => undefined },
    actor: { kind: "system", name: "planner" },
    now: () => now,
    newId,
    log: pino({ level: "silent" }),
    sealer: createSealer("x".repeat(32)),
    requestId: "bench",
    idempotencyKey: null,
  }),
);
const planned = await db.run.count();
const [vm] = await db.virtualMachine.findMany({ take: 1, select: { id: true } });
const insert = await secondsOf(async () => {
  for (let index = 0; index < items; index++) {
    const data = { id: newId(), virtualMachineId: vm?.id ?? "", at: now, kind: "bench", message: "bench" };
    await db.vmEvent.create({ data });
  }
});
console.log(`${planned} of ${items} due items planned in ${plan.toFixed(2)} s: ${Math.round(planned / plan)} items/s`);
console.log(`one planned item costs ${(plan / insert).toFixed(1)} single inserts`);
await db.$disconnect();
await server.stop();
