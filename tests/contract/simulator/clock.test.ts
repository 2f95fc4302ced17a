import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startSimulator } from "#tests/support/start-simulator.ts";

let dataFolder: string;
beforeAll(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), "simulator-clock-"));
});
afterAll(() => rm(dataFolder, { recursive: true, force: true }));

const start = (...args: string[]) => startSimulator({ dataFolder, args });
type Clock = { now: string; mode: string; factor: number };

it("stands still in explicit mode until somebody moves it, also over a restart", async () => {
  const first = await start("--clock", "explicit");
  const clock = async () => (await first.control("GET", "/clock")) as Clock;
  const { now } = await clock();
  await sleep(30);
  expect(await clock()).toMatchObject({ now, mode: "explicit", factor: 0 });
  const tomorrow = new Date(Date.parse(now) + 86_400_000).toISOString();
  expect(await first.control("POST", "/clock/advance", { to: tomorrow })).toMatchObject({ now: tomorrow });
  await expect(first.control("POST", "/clock/advance", { to: now })).rejects.toThrow("never goes back");
  await expect(first.control("POST", "/clock/advance", { seconds: -1 })).rejects.toThrow("never goes back");
  await first.stop();

  const second = await start();
  expect(await second.control("GET", "/clock")).toMatchObject({ now: tomorrow, mode: "explicit" });
  await second.stop();
});

it("begins in the past when it is told to, comes to the present, and goes on from there", async () => {
  const begin = "2026-03-01T00:00:00.000Z";
  const simulator = await startSimulator({ args: ["--begin", begin, "--clock", "explicit"] });
  expect(await simulator.control("GET", "/clock")).toMatchObject({ now: begin, mode: "explicit" });
  const present = new Date().toISOString();
  await simulator.control("POST", "/clock/advance", { to: present });
  const real = (await simulator.control("POST", "/clock", { mode: "real" })) as Clock;
  expect(real.mode).toBe("real");
  expect(Date.parse(real.now)).toBeGreaterThanOrEqual(Date.parse(present));
  await simulator.stop();
});

it("goes faster than real time in scaled mode, and on from there in real time", async () => {
  const simulator = await start("--clock", "3600");
  const clock = async () => (await simulator.control("GET", "/clock")) as Clock;
  const before = Date.parse((await clock()).now);
  await sleep(50);
  expect(Date.parse((await clock()).now) - before).toBeGreaterThanOrEqual(50 * 3600);
  const real = (await simulator.control("POST", "/clock", { mode: "real" })) as Clock;
  expect(real).toMatchObject({ mode: "real", factor: 1 });
  expect(Date.parse(real.now)).toBeGreaterThan(before);
  await expect(simulator.control("POST", "/clock", { mode: "backwards" })).rejects.toThrow("mode");
  await expect(simulator.control("POST", "/clock", { mode: "scaled", factor: 0 })).rejects.toThrow("factor");
  await simulator.stop();
});
