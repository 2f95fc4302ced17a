import { existsSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { prepareDataFolder } from "#scripts/start/data-folder.ts";
import { ownPlace, removePlace, spawnStart } from "./start-process.ts";

let place: Awaited<ReturnType<typeof ownPlace>>;
let servers: Server[];

beforeEach(async () => {
  place = await ownPlace();
  servers = [];
});

afterEach(async () => {
  for (const server of servers) server.close();
  await removePlace(place);
});

/** Accepts connections and never says a word; returns its port. */
async function listenSilently(port = 0): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** What a start that must not succeed says; also checks that it left no database running. */
async function refusal(env: Record<string, string> = {}): Promise<string> {
  const product = spawnStart({ ...place, ...env });
  expect(await product.exitCode, product.output()).toBe(1);
  expect(existsSync(join(place.STILLPOINT_DATA, "postgres/postmaster.pid"))).toBe(false);
  expect(existsSync(join(place.STILLPOINT_DATA, "lock"))).toBe(false);
  expect(product.output()).not.toMatch(/^\s+at /m);
  return product.output();
}

test("a busy port is named before anything is started", async () => {
  await listenSilently(Number(place.PORT));
  expect(await refusal()).toBe(`Port ${place.PORT} is in use: stop what listens there, or set PORT to another.\n`);
});

test("a busy simulator port that was asked for is named", async () => {
  const port = String(await listenSilently());
  expect(await refusal({ SIMULATOR_PORT: port })).toContain(`Port ${port} (SIMULATOR_PORT) is in use`);
});

test("a data folder below a file is refused in a sentence", async () => {
  const file = join(place.STILLPOINT_DATA, "..", "file");
  await writeFile(file, "");
  const data = join(file, "data");
  expect(await refusal({ STILLPOINT_DATA: data })).toBe(
    `The data folder ${data} cannot be used: a part of its path is a file. Correct that, or set STILLPOINT_DATA to another folder.\n`,
  );
});

test.skipIf(process.getuid?.() === 0)("a data folder without the right to write is refused in a sentence", async () => {
  await mkdir(place.STILLPOINT_DATA, { recursive: true });
  await chmod(join(place.STILLPOINT_DATA, ".."), 0o500);
  const data = join(place.STILLPOINT_DATA, "../other");
  expect(await refusal({ STILLPOINT_DATA: data })).toContain("this account may not write there");
});

test("a disk without room is refused in a sentence", async () => {
  await expect(prepareDataFolder(place.STILLPOINT_DATA, async () => 12_000_000)).rejects.toThrow(
    /is nearly full \(12 MB free, 500 MB needed\): free some space, or set STILLPOINT_DATA/,
  );
});

test("a database that accepts and says nothing is given up", async () => {
  const port = await listenSilently();
  const output = await refusal({ DATABASE_URL: `postgresql://u:hush@127.0.0.1:${port}/db` });
  expect(output).toContain(`PostgreSQL at 127.0.0.1:${port}/db cannot be used: it does not answer`);
  expect(output).not.toContain("hush");
});

test.each([
  ["postgresql://u:p@127.0.0.1:1/db", "nothing listens there"],
  ["postgresql://u:p@no-such-host.invalid/db", "the host name"],
  ["mysql://u:p@localhost/db", "DATABASE_URL is not a PostgreSQL address"],
  ["nonsense", "DATABASE_URL is not a PostgreSQL address"],
])("DATABASE_URL %s: %s", async (url, sentence) => {
  expect(await refusal({ DATABASE_URL: url })).toContain(sentence);
});

test.each([
  [{ PORT: "http" }, 'PORT is "http", which is no port'],
  [{ STILLPOINT_URL: "backup" }, 'STILLPOINT_URL is "backup"'],
  [{ STILLPOINT_SECRET: "short" }, "STILLPOINT_SECRET is too short"],
  [{ ENTRA_TENANT_ID: "tenant" }, "needs ENTRA_CLIENT_ID and ENTRA_CLIENT_SECRET too"],
  [{ HOST: "192.0.2.1" }, 'HOST is "192.0.2.1", where this machine cannot listen'],
])("settings that make no sense are refused: %o", async (env, sentence) => {
  expect(await refusal(env)).toContain(sentence);
});

test("a second start on the same data folder says where the first one is", async () => {
  const first = spawnStart(place);
  try {
    expect(await first.isReady(), first.output()).toBe(true);
    const second = spawnStart({ ...place, PORT: "65000" });
    expect(await second.exitCode).toBe(1);
    expect(second.output()).toContain(`already runs from ${place.STILLPOINT_DATA}, at http://localhost:${place.PORT}`);
  } finally {
    first.process.kill("SIGTERM");
    await first.exitCode;
  }
});
