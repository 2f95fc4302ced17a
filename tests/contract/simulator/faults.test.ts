import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let bench: RestorePointBench;

beforeAll(async () => {
  bench = await startBench({ operationMs: "0-0" });
});
beforeEach(() => bench.simulator.control("DELETE", "/faults"));
afterAll(() => bench?.simulator.stop());

const fault = (wanted: Record<string, unknown>) => bench.simulator.control("POST", "/faults", wanted);
const get = (name: string) => {
  const { group, client } = bench.machine(name);
  return client.virtualMachines.get(group, name);
};
const pointOf = (name: string, point: string) => {
  const { group, client } = bench.machine(name);
  return client.restorePoints.get(group, `rpc-${name}`, point);
};

it("throttles as often as asked, then works again", async () => {
  await fault({ operation: "VirtualMachines_Get", kind: "throttle", times: 2, retryAfterSeconds: 7 });
  for (let i = 0; i < 2; i += 1)
    await expect(get("sql-prod-01")).rejects.toMatchObject({ statusCode: 429, code: "OperationNotAllowed" });
  expect(await get("sql-prod-01")).toMatchObject({ name: "sql-prod-01" });
});

it("answers an error of choice", async () => {
  await fault({
    operation: "VirtualMachines_Get",
    kind: "error",
    status: 503,
    error: { code: "ServiceUnavailable", message: "Later." },
  });
  await expect(get("sql-prod-01")).rejects.toMatchObject({
    statusCode: 503,
    code: "ServiceUnavailable",
    message: "Later.",
  });
});

it("loses the request before it is done", async () => {
  await fault({ operation: "RestorePoints_Create", kind: "cutBefore" });
  await expect(bench.protect("sql-prod-01", { point: "lost" })).rejects.toMatchObject({ name: "RestError" });
  await expect(pointOf("sql-prod-01", "lost")).rejects.toMatchObject({ statusCode: 404 });
});

it("loses the answer after it is done", async () => {
  await fault({ operation: "RestorePoints_Create", kind: "cutAfter" });
  await expect(bench.protect("sql-prod-02", { point: "made" })).rejects.toMatchObject({ name: "RestError" });
  expect(await pointOf("sql-prod-02", "made")).toMatchObject({ provisioningState: "Succeeded" });
});

it("fails an operation that had begun well", async () => {
  await fault({
    operation: "RestorePoints_Create",
    kind: "failOperation",
    error: { code: "InternalExecutionError", message: "Try later." },
  });
  await expect(bench.protect("sql-prod-03", { point: "failed" })).rejects.toThrow(/InternalExecutionError.*Try later/);
  expect(await pointOf("sql-prod-03", "failed")).toMatchObject({ provisioningState: "Failed" });
});

it("leaves an operation unfinished for ever", async () => {
  await fault({ operation: "RestorePoints_Create", kind: "stuckOperation" });
  const { vm, group, client } = bench.machine("sql-prod-04");
  await client.restorePointCollections.createOrUpdate(group, "rpc-sql-prod-04", {
    location: vm.location,
    source: { id: vm.id },
  });
  await client.restorePoints
    .create(group, "rpc-sql-prod-04", "stuck", { consistencyMode: "CrashConsistent" })
    .submitted();
  await bench.simulator.control("POST", "/clock/advance", { seconds: 86_400 });
  expect(await pointOf("sql-prod-04", "stuck")).toMatchObject({ provisioningState: "Creating" });
});

it("keeps a slow answer's content", async () => {
  await fault({ operation: "VirtualMachines_Get", kind: "slow", delayMs: 50 });
  expect(await get("sql-prod-01")).toMatchObject({ name: "sql-prod-01" });
});

it("refuses a fault that cannot be, and an operation that does not exist", async () => {
  await expect(fault({ operation: "VirtualMachines_Get", kind: "explode" })).rejects.toThrow("kind must be");
  await expect(fault({ operation: "Nothing_Get", kind: "throttle" })).rejects.toThrow("operation must be the name");
});

it("keeps a journal without anything secret", async () => {
  const { requests } = (await bench.simulator.control("GET", "/journal?limit=1000")) as {
    requests: Record<string, unknown>[];
  };
  const text = JSON.stringify(requests);
  expect(requests.some((entry) => entry["operation"] === "RestorePoints_Create" && entry["status"] === "cut")).toBe(
    true,
  );
  expect(text).not.toContain(bench.simulator.credentials.servicePrincipal.clientSecret);
  expect(text).not.toMatch(/Bearer|eyJ/);
});
