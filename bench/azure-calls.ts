import { applyMigrations } from "#scripts/db/migrate.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";
import { callsAfter, isRead, latestCall } from "#tests/support/count-calls.ts";
import { startRealEngine } from "#tests/support/real-engine.ts";

/**
 * What a crash-consistent backup costs in requests to Azure Resource Manager, counted in the simulator's journal, with
 * operations that last as long as the recorded ones: the first backup of each VM, which makes its collection, and one an hour later.
 * Run: `npm run bench -- azure-calls [vms]`
 */
const vmCount = Number(process.argv[2] ?? 5);
const hourMs = 3_700_000;

const engine = await startRealEngine("10000-20000", async () => {
  const server = await startScratchServer();
  const url = server.url("postgres");
  await applyMigrations(url);
  return { url, drop: server.stop };
});
try {
  await engine.startWorker();
  const vms = await untilSynced();
  for (const { name } of vms) await engine.protect(name);
  await count("the first backup of a VM");
  await engine.simulator.control("POST", "/clock/advance", { seconds: hourMs / 1_000 });
  const hourAgo = new Date(Date.now() - hourMs);
  await engine.db.restorePoint.updateMany({ data: { takenAt: hourAgo, createdAt: hourAgo } });
  await count("every other backup");

  async function count(what: string): Promise<void> {
    const before = await latestCall(engine.simulator);
    const runs = await Promise.all(vms.map(({ id }) => engine.backUp(id)));
    const ended = await Promise.all(runs.map((id) => engine.untilRun(id, ({ endedAt }) => endedAt !== null)));
    const completed = ended.filter(({ status }) => status === "Completed").length;
    const calls = await callsAfter(engine.simulator, before);
    const reads = calls.filter(isRead).length;
    console.log(
      `${what}: ${perBackup(calls.length - reads)} writes and ${perBackup(reads)} reads (${completed} of ${vms.length} completed)`,
    );
    const byOperation = Object.groupBy(calls, ({ method, operation }) => `${method} ${operation ?? "?"}`);
    for (const [operation, some] of Object.entries(byOperation))
      console.log(`  ${perBackup(some?.length ?? 0)} ${operation}`);
  }
} finally {
  await engine.stop();
}

function perBackup(calls: number): string {
  return (calls / vmCount).toFixed(2);
}

/** Machines that crash-consistent backup takes as they are, once the first inventory pass has met them. */
async function untilSynced(): Promise<{ id: string; name: string }[]> {
  const where = { assessments: { some: { mode: "CrashConsistent", verdict: "eligible" } } };
  for (;;) {
    const vms = await engine.db.virtualMachine.findMany({ where, orderBy: { name: "asc" }, take: vmCount });
    if (vms.length === vmCount) return vms;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
