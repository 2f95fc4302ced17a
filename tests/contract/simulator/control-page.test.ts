import http from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

let simulator: StartedSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator?.stop());

const open = (path: string) => fetch(`${simulator.controlOrigin}${path}`);
const submit = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${simulator.controlOrigin}${path}`, { method: "POST", body: new URLSearchParams(fields), headers });

it("shows the world, the machines, the faults and the journal", async () => {
  expect(await (await open("/")).text()).toContain("It goes as fast as real time.");
  const machines = await (await open("/page/machines?search=sql-prod")).text();
  expect(machines).toContain("sql-prod-01");
  expect(machines).not.toContain("web-prod-01");
  expect(await (await open("/page/faults")).text()).toContain("Nothing is planned");
  await fetch(`${simulator.origin}/subscriptions?api-version=2022-12-01`);
  expect(await (await open("/page/journal?status=401")).text()).toContain("/subscriptions?api-version=2022-12-01");
});

it("moves the clock, and says why it does not", async () => {
  expect(await (await submit("/page/advance", { seconds: "3600" })).text()).toContain("The clock has moved.");
  expect(await simulator.control("GET", "/clock")).toMatchObject({ offsetSeconds: 3600 });
  const refused = await submit("/page/advance", { seconds: "-5" });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("the clock never goes back");
  expect(await (await submit("/page/pace", { mode: "explicit" })).text()).toContain("It stands still");
});

it("plans and forgets a fault", async () => {
  const wanted = {
    operation: "VirtualMachines_Get",
    kind: "error",
    status: "503",
    code: "Busy",
    times: "always",
    delayMs: "",
  };
  expect(await (await submit("/page/plan", wanted)).text()).toContain("0 of always");
  const { faults } = (await simulator.control("GET", "/faults")) as { faults: { id: number; fault: unknown }[] };
  expect(faults[0]?.fault).toMatchObject({ kind: "error", status: 503, error: { code: "Busy" }, times: "always" });
  expect(await (await submit("/page/plan", { ...wanted, status: "abc" })).text()).toContain("status");
  expect(await (await submit("/page/forget", { id: String(faults[0]?.id) })).text()).toContain("Nothing is planned");
});

it("escapes what it shows", async () => {
  const shown = await (await open(`/page/machines?search=${encodeURIComponent('"><script>')}`)).text();
  expect(shown).not.toContain("<script>");
});

it("takes nothing from a page of another origin, nor under another name", async () => {
  const foreign = await submit("/page/advance", { seconds: "1" }, { origin: "https://evil.example" });
  expect(foreign.status).toBe(403);
  const { port } = new URL(simulator.controlOrigin);
  const status = await new Promise((resolve) => {
    http.get({ port, host: "127.0.0.1", path: "/state", headers: { host: "evil.example" } }, (response) => {
      resolve(response.statusCode);
      response.resume();
    });
  });
  expect(status).toBe(403);
});
