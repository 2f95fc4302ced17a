import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";
import { runRandomWorld, worldInWords } from "#tests/support/simulation/run-random-world.ts";
import { openSimulationDatabase } from "#tests/support/simulation/world.ts";

/**
 * Random worlds with the real engine on a PostgreSQL of their own, seed after seed, until one breaks a promise.
 * Run: `npm run simulate -- --runs 10000`, `npm run simulate -- --seed 42`
 */
const { values } = parseArgs({
  options: { runs: { type: "string" }, seed: { type: "string" }, story: { type: "boolean", default: false } },
});
const first = values.seed === undefined ? randomInt(1_000_000_000) : Number(values.seed);
const runs = Number(values.runs ?? (values.seed === undefined ? 200 : 1));
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(runs) || runs < 1) {
  process.stderr.write("--seed and --runs are whole numbers, for example: npm run simulate -- --runs 1000 --seed 7\n");
  process.exit(1);
}

const server = await startScratchServer();
const startedAt = performance.now();
const secondsSoFar = (): string => ((performance.now() - startedAt) / 1000).toFixed(1);
try {
  await applyMigrations(server.url("postgres"));
  const database = await openSimulationDatabase(server.url("postgres"));
  console.log(`${runs} worlds from seed ${first}`);
  for (let done = 0; done < runs; done++) {
    const end = await runRandomWorld(database, first + done);
    if (values.story) console.log(end.story.join("\n"));
    if (end.faults.length > 0) {
      console.error(worldInWords(end));
      process.exitCode = 1;
      break;
    }
    if ((done + 1) % 100 === 0) console.log(`${done + 1} worlds in ${secondsSoFar()} s: every promise kept`);
  }
  if (process.exitCode !== 1) console.log(`${runs} worlds, every promise kept, in ${secondsSoFar()} s`);
  await database.close();
} finally {
  await server.stop();
}
