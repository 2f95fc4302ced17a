import { randomBytes } from "node:crypto";
import pino from "pino";
import { createDb } from "#lib/db/client.ts";
import { watchBackups, watchPoints } from "#lib/services/alerts/watch-alerts.ts";
import { uuidV7 } from "#lib/std/uuid.ts";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";
import { seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";

/**
 * What a look at everything costs when it is worst: every VM of the fleet is overdue at once and holds its restore points. The
 * first look opens an alert for each VM, the second refreshes them all.
 * Run: `npm run bench -- alerts [VMs] [points of each]`
 */
const vms = Number(process.argv[2] ?? 5_000);
const points = Number(process.argv[3] ?? 100);
const server = await startScratchServer();
const url = server.url("postgres");
await applyMigrations(url);
const db = createDb(url);
const now = new Date();
const context = {
  db,
  now: () => now,
  newId: () => uuidV7(Date.now(), randomBytes(10)),
  log: pino({ level: "warn" }),
};

/** One protected VM with a backup and its restore point, and copies of all of them. */
async function seedFleet(): Promise<void> {
  const longAgo = new Date(now.getTime() - 7 * 86_400_000);
  const { vmRowId, itemId } = await seedProtectedVm(db, { name: "vm-0" });
  await db.protectedItem.update({ where: { id: itemId }, data: { createdAt: longAgo, lastSuccessAt: longAgo } });
  const runId = await seedRun(db, { virtualMachineId: vmRowId, createdAt: longAgo });
  const pointId = await seedRestorePoint(db, { virtualMachineId: vmRowId, runId, takenAt: longAgo });
  await db.$executeRaw`
    insert into "VirtualMachine"
    select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'armKey', v."armKey" || n, 'name', 'vm-' || n))).*
    from "VirtualMachine" v, generate_series(1, ${vms - 1}::int) n where v.id = ${vmRowId}::uuid`;
  await db.$executeRaw`
    insert into "ProtectedItem"
    select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'virtualMachineId', v.id))).*
    from "ProtectedItem" i, "VirtualMachine" v where i.id = ${itemId}::uuid and v.id <> ${vmRowId}::uuid`;
  await db.$executeRaw`
    insert into "Run"
    select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'virtualMachineId', v.id))).*
    from "Run" r, "VirtualMachine" v where r.id = ${runId}::uuid and v.id <> ${vmRowId}::uuid`;
  // One for each VM at a time: half a million in one statement take longer than any may.
  for (let minutes = 1; minutes < points; minutes++) {
    await db.$executeRaw`
      insert into "RestorePoint" (id, "collectionId", "virtualMachineId", "runId", "armKey", "armId", name, "requestedMode",
        "achievedMode", "provisioningState", "takenAt")
      select gen_random_uuid(), p."collectionId", r."virtualMachineId", r.id, p."armKey" || r.id || ${minutes}::int, p."armId",
        p.name, p."requestedMode", p."achievedMode", p."provisioningState", p."takenAt" + ${minutes}::int * interval '1 minute'
      from "RestorePoint" p, "Run" r where p.id = ${pointId}::uuid`;
  }
  await db.$executeRaw`analyze`;
}

const measure = async (what: string, work: () => Promise<unknown>): Promise<void> => {
  const startedAt = performance.now();
  await work();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(2);
  console.log(`${what}: ${seconds} s, ${await db.alert.count({ where: { closedAt: null } })} alerts open`);
};

await seedFleet();
console.log(`${vms} VMs, all overdue, with ${points} restore points each`);
await measure("first look at backups", () => watchBackups(context));
await measure("second look at backups", () => watchBackups(context));
await measure("look at restore points", () => watchPoints(context));
await db.protectedItem.updateMany({ data: { lastSuccessAt: now } });
await measure("look at backups after all succeeded", () => watchBackups(context));
await db.$disconnect();
await server.stop();
