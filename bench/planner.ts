import { randomBytes } from "node:crypto";
import pino from "pino";
import { createDb } from "#lib/db/client.ts";
import { jitterMs, spreadMs } from "#lib/domain/schedule/jitter.ts";
import { createQueue } from "#lib/queue/create-queue.ts";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import { createSealer } from "#lib/services/secrets/create-sealer.ts";
import { uuidV7 } from "#lib/std/uuid.ts";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";

/**
 * How fast the planner turns due items into runs: with sub-tasks, history and a queued job each, in their own transactions'
 * guards. Set against bare inserts of as many history rows in the same run, because machines differ.
 * Run: `npm run bench -- planner [items]`
 */
const items = Number(process.argv[2] ?? 5_000);
const server = await startScratchServer();
const url = server.url("postgres");
await applyMigrations(url);
const db = createDb(url);
const log = pino({ level: "silent" });
const queue = await createQueue(url, "producer", log);
const newId = () => uuidV7(Date.now(), randomBytes(10));
const now = new Date();
const hourMs = 3_600_000;

/** One protected VM, and copies of it under the same policy: a fleet whose hour has come. */
async function seedFleet(): Promise<void> {
  const { vmRowId, itemId } = await seedProtectedVm(db, { name: "vm-0", nextRunAt: new Date(now.getTime() - 60_000) });
  await db.$executeRaw`
    insert into "VirtualMachine"
    select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'armKey', v."armKey" || n, 'name', 'vm-' || n))).*
    from "VirtualMachine" v, generate_series(1, ${items - 1}) n where v.id = ${vmRowId}::uuid`;
  await db.$executeRaw`
    insert into "ProtectedItem"
    select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'virtualMachineId', v.id))).*
    from "ProtectedItem" i, "VirtualMachine" v where i.id = ${itemId}::uuid and v.id <> ${vmRowId}::uuid`;
  await planAtTheirJitter();
  await db.$executeRaw`analyze`;
}

/** Every VM of a policy stands for the same slot and begins at its own moment after it. */
async function planAtTheirJitter(): Promise<void> {
  const slot = Math.floor((now.getTime() - spreadMs) / hourMs) * hourMs;
  const vms = await db.virtualMachine.findMany({ select: { id: true } });
  const rows = vms.map(({ id }) => ({ id, at: new Date(slot + jitterMs(id, spreadMs)) }));
  await db.$executeRaw`
    update "ProtectedItem" i set "nextRunAt" = r.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, at timestamptz) where i."virtualMachineId" = r.id`;
}

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
};

await seedFleet();
const plan = await secondsOf(() =>
  planDueRuns({
    db,
    queue,
    actor: { kind: "system", name: "planner" },
    now: () => now,
    newId,
    log,
    sealer: createSealer("x".repeat(32)),
    requestId: "bench",
    idempotencyKey: null,
  }),
);
const planned = await db.run.count();
const [vm] = await db.virtualMachine.findMany({ take: 1, select: { id: true } });
const singles = 500;
const insert = await secondsOf(async () => {
  for (let index = 0; index < singles; index++) {
    const data = { id: newId(), virtualMachineId: vm?.id ?? "", at: now, kind: "bench", message: "bench" };
    await db.vmEvent.create({ data });
  }
});
const itemSeconds = plan / planned;
console.log(`${planned} of ${items} due items planned in ${plan.toFixed(2)} s: ${Math.round(1 / itemSeconds)} items/s`);
console.log(`one planned item costs ${(itemSeconds / (insert / singles)).toFixed(2)} single inserts`);
await queue.stop(1_000);
await db.$disconnect();
await server.stop();
