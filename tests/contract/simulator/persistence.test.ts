import { spawnSync } from "node:child_process";
import { appendFile, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let dataFolder: string;
let running: RestorePointBench | null = null;

beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), "simulator-kept-"));
});
afterEach(async () => {
  await running?.simulator.stop();
  running = null;
  await rm(dataFolder, { recursive: true, force: true });
});

async function start(): Promise<RestorePointBench> {
  running = await startBench({ dataFolder, operationMs: "0-0" });
  return running;
}

const pointOf = (bench: RestorePointBench) => {
  const { group, client } = bench.machine("sql-prod-01");
  return client.restorePoints.get(group, "rpc-sql-prod-01", "kept");
};

it("restore points, identities and the clock survive an orderly stop", async () => {
  const first = await start();
  await first.protect("sql-prod-01", { point: "kept" });
  await first.simulator.control("POST", "/clock/advance", { seconds: 7200 });
  const { credentials, origin } = first.simulator;
  const before = await pointOf(first);
  expect(await first.simulator.stop()).toBe(0);
  const second = await start();
  const { tenantId, servicePrincipal, signIn, users } = credentials;
  expect(second.simulator.credentials).toMatchObject({ tenantId, servicePrincipal, signIn, users });
  expect(second.simulator.origin).not.toBe(origin);
  expect(await pointOf(second)).toEqual(before);
  const { clock } = (await second.simulator.control("GET", "/state")) as { clock: { offsetSeconds: number } };
  expect(clock.offsetSeconds).toBe(7200);
});

it("nothing that was confirmed is lost when the process is killed, not even in the middle of a write", async () => {
  const first = await start();
  await first.protect("sql-prod-01", { point: "kept" });
  const before = await pointOf(first);
  await first.simulator.stop("SIGKILL");
  const world = path.join(dataFolder, "world");
  const changes = (await readdir(world)).find((name) => name.startsWith("changes-")) ?? "";
  await appendFile(path.join(world, changes), '["restorePoints","/subscriptions/half-a-li');
  const second = await start();
  expect(await pointOf(second)).toEqual(before);
  await expect(second.protect("sql-prod-01", { point: "soon" })).rejects.toThrow("minimum interval");
});

it("secrets are readable by their owner only", async () => {
  await start();
  for (const file of [
    "simulator.json",
    "directory.json",
    "tls/server.key",
    "tls/token-signing.key",
    "tls/service-principal.pem",
  ]) {
    expect((await stat(path.join(dataFolder, file))).mode & 0o077, file).toBe(0);
  }
});

it("a folder in use, a port in use and a folder that cannot be are refused in one sentence", async () => {
  const { simulator } = await start();
  const run = (...args: string[]) => spawnSync(process.execPath, ["simulator/main.ts", ...args], { encoding: "utf8" });
  const inUse = run("--port", "0", "--data", dataFolder);
  expect(inUse).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(
      /^The folder .+ is in use by process \d+: stop it, or choose another with --data\.\n$/,
    ),
  });
  const other = path.join(dataFolder, "other");
  const taken = run("--port", new URL(simulator.origin).port, "--data", other);
  expect(taken).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Port \d+ is in use: .+\n$/) });
  const impossible = run("--port", "0", "--data", path.join(dataFolder, "simulator.json", "folder"));
  expect(impossible).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^The folder .+ cannot be written \(ENOTDIR\): .+\n$/),
  });
});

it("a region of a subscription that holds 10,000 collections takes no more", async () => {
  const first = await start();
  const { vm, group, client } = first.machine("edge-01");
  const source = { location: vm.location, source: { id: vm.id } };
  await client.restorePointCollections.createOrUpdate(group, "model", source);
  await first.simulator.stop();
  await multiplyCollection(path.join(dataFolder, "world"), "model", 9_998);
  const second = (await start()).machine("edge-01").client.restorePointCollections;
  await second.createOrUpdate(group, "last", source);
  const onceMore = { statusCode: 409, code: "OperationNotAllowed", message: expect.stringContaining("10000") };
  await expect(second.createOrUpdate(group, "one-too-many", source)).rejects.toMatchObject(onceMore);
  expect((await second.createOrUpdate(group, "last", { ...source, tags: { changed: "yes" } })).tags).toEqual({
    changed: "yes",
  });
});

/** Adds copies of a collection to the stopped simulator's changes, which is quicker than asking for each. */
async function multiplyCollection(folder: string, name: string, copies: number): Promise<void> {
  const changes = path.join(folder, (await readdir(folder)).find((file) => file.startsWith("changes-")) ?? "");
  const line = (await readFile(changes, "utf8")).split("\n").find((text) => text.includes(`/${name}"`)) ?? "";
  const copy = (_: unknown, index: number) => line.replaceAll(`/${name}"`, `/${name}-${index}"`);
  await appendFile(changes, `${Array.from({ length: copies }, copy).join("\n")}\n`);
}
