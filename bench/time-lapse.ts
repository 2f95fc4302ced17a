import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";
import { timeLapse } from "#tests/support/simulation/time-lapse.ts";
import { createWorld, openSimulationDatabase, worldStart } from "#tests/support/simulation/world.ts";

/**
 * A year of 100 VMs as fast as the engine lives through it when nothing makes it wait: real transitions on PostgreSQL, a virtual
 * clock, an Azure in memory. One backup a day and VM, a week of retention, the bin, the deletions.
 * Run: `npm run bench -- time-lapse [days] [VMs]`
 */
const days = Number(process.argv[2] ?? 365);
const vms = Number(process.argv[3] ?? 100);
const dayMs = 86_400_000;

const server = await startScratchServer();
await applyMigrations(server.url("postgres"));
const database = await openSimulationDatabase(server.url("postgres"));
const policy = { ...defaultPolicySettings, schedule: { frequency: "Daily", startTime: "08:00" } as const };
const world = await createWorld(database, 1, { policies: Array.from({ length: vms }, () => policy), binDays: 0 });

const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
await timeLapse(world, worldStart + days * dayMs);
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);

const [backups, deleted, unfinished, moves] = await Promise.all([
  database.db.run.count({ where: { kind: "Backup", status: "Completed" } }),
  database.db.restorePoint.count({ where: { deletedAt: { not: null } } }),
  database.db.run.count({ where: { status: { not: "Completed" } } }),
  database.db.runEvent.count(),
]);
console.log(
  `${vms} VMs, ${days} days: ${backups} backups, ${deleted} points deleted, ${moves} moves of runs in ${seconds.toFixed(1)} s`,
);
if (unfinished > 0) console.log(`${unfinished} runs did not complete`);
console.log(`one backup, with its deletion: ${((seconds / backups) * 1000).toFixed(2)} ms`);
console.log(`of that time our own process computes ${(((user + system) / 1e6 / seconds) * 100).toFixed(0)} %`);
await database.close();
await server.stop();
