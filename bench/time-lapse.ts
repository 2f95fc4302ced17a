import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";
import { timeLapse } from "#tests/support/simulation/time-lapse.ts";
import { createWorld, openSimulationDatabase, worldStart } from "#tests/support/simulation/world.ts";

/**
 * How fast the engine lives through its days when nothing makes it wait: real transitions on PostgreSQL, a virtual clock, an
 * Azure in memory. One backup a day and VM, a week of retention, the bin; what a year of it would take is reckoned.
 * Run: `npm run bench -- time-lapse [VMs] [days]`
 */
const vms = Number(process.argv[2] ?? 100);
const days = Number(process.argv[3] ?? 3);
const dayMs = 86_400_000;
const handsAtOnce = 8;

const server = await startScratchServer();
await applyMigrations(server.url("postgres"));
const database = await openSimulationDatabase(server.url("postgres"), handsAtOnce);
const policy = { ...defaultPolicySettings, schedule: { frequency: "Daily", startTime: "08:00" } as const };
const world = await createWorld(database, 1, { policies: Array.from({ length: vms }, () => policy), binDays: 0 });

const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
await timeLapse(world, worldStart + days * dayMs, handsAtOnce);
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);

const [backups, moves] = await Promise.all([
  database.db.run.count({ where: { kind: "Backup", status: "Completed" } }),
  database.db.runEvent.count(),
]);
const yearSeconds = (seconds / days) * 365;
console.log(`${vms} VMs, ${days} days: ${backups} backups, ${moves} moves of runs in ${seconds.toFixed(1)} s`);
console.log(
  `one backup takes ${((seconds / backups) * 1000).toFixed(0)} ms, one move ${((seconds / moves) * 1000).toFixed(1)} ms`,
);
console.log(
  `of that time our own process computes ${(((user + system) / 1e6 / seconds) * 100).toFixed(0)} %: the database client`,
);
console.log(`a year of ${vms} VMs at this rate: ${yearSeconds.toFixed(0)} s`);
await database.close();
await server.stop();
