import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { waitUntil } from "#scripts/support/wait-until.ts";
import { haveEnded, ownPlace, partsOf, removePlace, type StartProcess, spawnStart } from "./start-process.ts";

let place: Awaited<ReturnType<typeof ownPlace>>;
let started: StartProcess[];

beforeEach(async () => {
  place = await ownPlace();
  started = [];
});

afterEach(async () => {
  for (const { process: child, exitCode } of started) {
    child.kill("SIGTERM");
    await exitCode;
  }
  await removePlace(place);
});

function start(env: Record<string, string> = {}): StartProcess {
  const process = spawnStart({ ...place, ...env });
  started.push(process);
  return process;
}

test("a start says the address and who may sign in, and keeps its secrets to its owner", async () => {
  const product = start();
  expect(await product.isReady(), product.output()).toBe(true);
  expect(product.output()).toContain(`Stillpoint is ready at http://localhost:${place.PORT}`);
  expect(product.output()).toContain("ada@contoso.example  password opensesame  Administrator");
  for (const name of ["secret", "postgres-password"]) {
    expect((await stat(join(place.STILLPOINT_DATA, name))).mode & 0o777).toBe(0o600);
  }
});

describe.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s", (signal) => {
  test("ends every part and the exit code says that this was wanted", async () => {
    const product = start();
    expect(await product.isReady(), product.output()).toBe(true);
    const parts = await partsOf(place);
    product.process.kill(signal);
    expect(await product.exitCode).toBe(0);
    expect(await haveEnded(parts)).toBe(true);
    expect(product.output()).toContain("Everything is stopped.");
  });
});

test("the database ends last, in peace", async () => {
  const product = start();
  expect(await product.isReady(), product.output()).toBe(true);
  product.process.kill("SIGINT");
  await product.exitCode;
  const log = await readFile(join(place.STILLPOINT_DATA, "logs/postgres.log"), "utf8");
  expect(log).toContain("database system is shut down");
  expect(log).not.toContain("terminating connection due to administrator command");
});

test("Ctrl-C during the start leaves nothing behind", async () => {
  const product = start();
  await once(product.process.stdout ?? product.process, "data");
  product.process.kill("SIGINT");
  expect(await product.exitCode).toBe(0);
  await expect(stat(join(place.STILLPOINT_DATA, "postgres/postmaster.pid"))).rejects.toThrow("ENOENT");
});

test("when the start itself is killed its parts end, and the next start takes over the data", async () => {
  const product = start();
  expect(await product.isReady(), product.output()).toBe(true);
  const parts = await partsOf(place);
  product.process.kill("SIGKILL");
  const next = start();
  expect(await haveEnded(parts)).toBe(true);
  expect(await next.isReady(), next.output()).toBe(true);
});

test("a second start finds everything done", async () => {
  const first = start();
  expect(await first.isReady(), first.output()).toBe(true);
  first.process.kill("SIGINT");
  await first.exitCode;
  const second = start();
  expect(await second.isReady(), second.output()).toBe(true);
  expect(second.output()).toContain("Database is up to date");
});

test("when a part dies the rest ends, and the message names the part and its log", async () => {
  const product = start();
  expect(await product.isReady(), product.output()).toBe(true);
  const parts = await partsOf(place);
  await fetch(`http://127.0.0.1:${place.PORT}/die`).catch(() => undefined);
  expect(await product.exitCode).toBe(1);
  expect(product.output()).toContain(`The web ended with code 7; its log is ${place.STILLPOINT_DATA}/logs/web.log.`);
  expect(await haveEnded(parts)).toBe(true);
});

describe("the demo's history", () => {
  test("is made once, before anybody can see anything, and its progress is told", async () => {
    const first = start();
    expect(await first.isReady(), first.output()).toBe(true);
    const output = first.output();
    expect(output).toContain("Making 14 days of history: day 3 of 14, 42 restore points");
    expect(output.indexOf("14 days of history made (42 restore points)")).toBeLessThan(output.indexOf("Worker ready"));
    first.process.kill("SIGINT");
    await first.exitCode;
    const second = start();
    expect(await second.isReady(), second.output()).toBe(true);
    expect(second.output()).not.toContain("history");
  });

  test("begins anew, with nothing left of the first half, when the start was killed in the middle", async () => {
    const killed = start({ DEMO_GETS_STUCK: "yes" });
    await waitUntil(() => killed.output().includes("day 3 of 14"), { timeoutMs: 60_000 });
    killed.process.kill("SIGKILL");
    await killed.exitCode;
    const next = start();
    expect(await next.isReady(), next.output()).toBe(true);
    expect(next.output()).toContain("14 days of history made");
  });

  test("leaves nothing of a half behind when the next start does without it", async () => {
    const killed = start({ DEMO_GETS_STUCK: "yes" });
    await waitUntil(() => killed.output().includes("day 3 of 14"), { timeoutMs: 60_000 });
    killed.process.kill("SIGINT");
    expect(await killed.exitCode).toBe(0);
    const next = start({ STILLPOINT_DEMO_HISTORY: "off" });
    expect(await next.isReady(), next.output()).toBe(true);
    expect(next.output()).not.toContain("14 days of history");
    const settings = await fetch(`http://127.0.0.1:${place.PORT}/settings`);
    expect(await settings.json()).toEqual([]);
  });
});
