import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";
import { makeDemoHistory } from "#tests/support/demo-history.ts";

/**
 * How long the demo's history takes to make, and what it then holds.
 * Run: `npm run bench -- demo-history`
 */
const server = await startScratchServer();
const folder = await mkdtemp(join(tmpdir(), "stillpoint-demo-"));
await applyMigrations(server.url("postgres"));
const demo = await makeDemoHistory(server.url("postgres"), folder, { onLine: (line) => console.log(line) });
for (const kind of ["Backup", "DeletePoints"] as const) {
  const ends = await demo.db.run.groupBy({ by: ["status"], where: { kind }, _count: true });
  console.log(`${kind}: ${ends.map(({ status, _count }) => `${_count} ${status}`).join(", ")}`);
}
console.log(`14 days in ${(demo.ms / 1000).toFixed(1)} s`);
await demo.stop();
await server.stop();
await rm(folder, { recursive: true, force: true });
