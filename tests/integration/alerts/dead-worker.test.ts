import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { watchBackups } from "#lib/services/alerts/watch-alerts.ts";
import { readHeartbeat } from "#lib/services/worker/report-heartbeat.ts";
import { utcWords } from "#lib/std/utc-words.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld } from "#tests/support/service-context.ts";

/**
 * Goal: backups that do not happen are told of while the worker is dead.
 * Method: a real worker process, SIGKILL, and the clock as the web process has it, three minutes and nine hours later.
 */
let world: TestWorld;
let worker: ChildProcess;
beforeAll(async () => {
  world = await createTestWorld();
  const env = { ...process.env, DATABASE_URL: world.databaseUrl, STILLPOINT_SECRET: "s".repeat(32) };
  worker = spawn(process.execPath, ["worker/main.ts"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const stdout = worker.stdout;
  if (!stdout) throw new Error("The worker has no output.");
  for await (const line of createInterface({ input: stdout })) if (line.includes('"ready":true')) break;
});
afterAll(async () => {
  worker.kill("SIGKILL");
  await world.close();
});

const minuteMs = 60_000;
const open = () => world.db.alert.findMany({ where: { closedAt: null }, orderBy: { kind: "asc" } });

it("a killed worker is told of, and then every VM that it leaves overdue", async () => {
  const seenAt = await heartbeat();
  const watchAfter = (minutes: number) =>
    watchBackups(world.context({ now: () => new Date(seenAt.getTime() + minutes * minuteMs) }));
  const { vmRowId, itemId } = await seedProtectedVm(world.db);
  await world.db.protectedItem.update({ where: { id: itemId }, data: { lastSuccessAt: seenAt } });
  await watchAfter(1);
  expect(await open()).toEqual([]);

  const gone = once(worker, "exit");
  worker.kill("SIGKILL");
  await gone;
  const lastSeenAt = (await readHeartbeat(world)) ?? seenAt;
  const silence = `No worker has reported since ${utcWords(lastSeenAt)}, so no backup starts.`;
  await watchAfter(3 + (lastSeenAt.getTime() - seenAt.getTime()) / minuteMs);
  expect(await open()).toMatchObject([{ kind: "worker-silent", message: expect.stringContaining(silence) }]);
  await watchAfter(9 * 60);
  expect(await open()).toMatchObject([
    { kind: "overdue", virtualMachineId: vmRowId, message: expect.stringContaining(silence) },
    { kind: "worker-silent" },
  ]);
});

/** The worker gives its first sign of life when it is ready, but does not wait for it. */
async function heartbeat(): Promise<Date> {
  for (;;) {
    const seenAt = await readHeartbeat(world);
    if (seenAt) return seenAt;
  }
}
