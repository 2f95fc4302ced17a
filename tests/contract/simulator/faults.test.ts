import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let bench: RestorePointBench;

beforeAll(async () => {
  bench = await startBench({ operationMs: "0-0", args: ["--limits", "report"] });
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
  await expect(fault({ operation: "Nothing_Get", kind: "throttle" })).rejects.toThrow("operation must be");
});

it("hits the nth call, and only those for one resource", async () => {
  await fault({ operation: "VirtualMachines_Get", resource: "SQL-prod-02", nth: 2, kind: "throttle" });
  expect(await get("sql-prod-02")).toMatchObject({ name: "sql-prod-02" });
  expect(await get("sql-prod-01")).toMatchObject({ name: "sql-prod-01" });
  await expect(get("sql-prod-02")).rejects.toMatchObject({ statusCode: 429 });
  expect(await get("sql-prod-02")).toMatchObject({ name: "sql-prod-02" });
});

it("hits the same calls of a chance whenever the seed is the same", async () => {
  const draw = async (seed: string) => {
    await bench.simulator.control("DELETE", "/faults");
    await fault({ operation: "VirtualMachines_Get", kind: "throttle", probability: 0.5, times: "always", seed });
    const outcomes = [];
    for (let i = 0; i < 12; i += 1)
      outcomes.push(
        await get("sql-prod-01").then(
          () => "ok",
          () => "429",
        ),
      );
    return outcomes.join();
  };
  const first = await draw("monday");
  expect(first).toContain("ok");
  expect(first).toContain("429");
  expect(await draw("monday")).toBe(first);
  expect(await draw("tuesday")).not.toBe(first);
});

it("does the work and never answers", async () => {
  await fault({ operation: "RestorePointCollections_CreateOrUpdate", kind: "answerLost" });
  const { vm, group, client } = bench.machine("web-prod-01");
  const abortSignal = AbortSignal.timeout(500);
  const wanted = { location: vm.location, source: { id: vm.id } };
  await expect(
    client.restorePointCollections.createOrUpdate(group, "rpc-lost", wanted, { abortSignal }),
  ).rejects.toThrow();
  expect(await client.restorePointCollections.get(group, "rpc-lost")).toMatchObject({ name: "rpc-lost" });
});

it("cuts the connection in the middle of an answer", async () => {
  await fault({ operation: "VirtualMachines_Get", kind: "halfAnswer" });
  await expect(get("sql-prod-01")).rejects.toThrow();
});

it("delivers a request twice: the second creation finds the first", async () => {
  await fault({ operation: "RestorePoints_Create", kind: "deliveredTwice" });
  await expect(bench.protect("web-prod-02", { point: "twice" })).rejects.toMatchObject({
    statusCode: 409,
    code: "OperationNotAllowed",
  });
  expect(await pointOf("web-prod-02", "twice")).toMatchObject({ provisioningState: "Succeeded" });
});

it.each([
  { status: "Succeeded", applied: false, left: "Failed" },
  { status: "Failed", applied: true, left: "Succeeded" },
  { status: "Canceled", applied: false, left: "Failed" },
])("ends an operation as $status though the point is $left", async ({ status, applied, left }) => {
  const name = `api-prod-0${["Succeeded", "Failed", "Canceled"].indexOf(status) + 1}`;
  await fault({ operation: "RestorePoints_Create", resource: name, kind: "otherEnd", status, applied });
  const creation = bench.protect(name, { point: "odd" });
  if (status === "Succeeded") await creation;
  else await expect(creation).rejects.toThrow(status === "Failed" ? /has failed/ : /canceled/);
  expect(await pointOf(name, "odd")).toMatchObject({ provisioningState: left });
});

it("loses the status of an operation that goes on", async () => {
  await fault({ operation: "RestorePoints_Create", kind: "lostOperation" });
  await expect(bench.protect("web-prod-03", { point: "unseen" })).rejects.toMatchObject({ statusCode: 404 });
  expect(await pointOf("web-prod-03", "unseen")).toMatchObject({ provisioningState: "Succeeded" });
});

it("finds a token expired, or asks for one with claims, which the client gets by itself", async () => {
  await fault({ operation: "VirtualMachines_Get", kind: "expiredToken" });
  await expect(get("sql-prod-01")).rejects.toMatchObject({ statusCode: 401, code: "ExpiredAuthenticationToken" });
  await fault({ operation: "VirtualMachines_Get", kind: "claimsChallenge" });
  expect(await get("sql-prod-01")).toMatchObject({ name: "sql-prod-01" });
});

it("has a clock that is off", async () => {
  await fault({ operation: "RestorePoints_Create", kind: "clockSkew", skewSeconds: -7200 });
  const point = await bench.protect("web-prod-04", { point: "skewed" });
  const { now } = (await bench.simulator.control("GET", "/clock")) as { now: string };
  expect(Date.parse(now) - (point.timeCreated?.getTime() ?? 0)).toBeGreaterThan(7_100_000);
});

it("answers what it is told to, such as a proxy's page", async () => {
  await fault({ operation: "VirtualMachines_Get", kind: "answer", status: 502, body: "<html>Bad gateway</html>" });
  await expect(get("sql-prod-01")).rejects.toMatchObject({ statusCode: 502 });
});

it("fails the identity provider, too", async () => {
  await fault({ operation: "Entra_Token", kind: "error", status: 503, retryAfterSeconds: 1 });
  const { tenantId, servicePrincipal } = bench.simulator.credentials;
  const token = () =>
    fetch(`${bench.simulator.origin}/${tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: servicePrincipal.clientId,
        client_secret: servicePrincipal.clientSecret,
        scope: "https://management.azure.com/.default",
      }),
    });
  expect(await token()).toMatchObject({ status: 503 });
  expect(await token()).toMatchObject({ status: 200 });
});

it("lists what is planned with what has happened, and forgets one", async () => {
  await fault({ operation: "VirtualMachines_Get", kind: "slow", delayMs: 1, times: 3 });
  await fault({ operation: "*", resource: "nothing-like-it", kind: "throttle" });
  await get("sql-prod-01");
  const list = async () =>
    ((await bench.simulator.control("GET", "/faults")) as { faults: { id: number; seen: number; happened: number }[] })
      .faults;
  const [slow] = await list();
  expect(slow).toMatchObject({ seen: 1, happened: 1 });
  await bench.simulator.control("DELETE", `/faults?id=${slow?.id}`);
  expect(await list()).toHaveLength(1);
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
