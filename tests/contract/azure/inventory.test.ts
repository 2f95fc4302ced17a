import { afterAll, beforeAll, expect, test } from "vitest";
import type { AzurePort, FleetProgress } from "#lib/azure/port.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";
import { openPort, requestsOf, valueFrom } from "./open-port.ts";

let simulator: StartedSimulator;
let port: AzurePort;
let subscriptionIds: string[];
let production: string;

beforeAll(async () => {
  simulator = await startSimulator({ args: ["--page-size", "20"] });
  port = openPort(simulator);
  subscriptionIds = valueFrom(await port.listSubscriptions()).map(({ subscriptionId }) => subscriptionId);
  production = subscriptionIds[0] ?? "";
});
afterAll(() => simulator?.stop());

test("the whole fleet comes in three questions, disks joined", async () => {
  const progress: FleetProgress[] = [];
  let fleet = { vms: [], collections: [], calls: 0 } as Awaited<ReturnType<typeof readFleet>>;
  const readFleet = async () => valueFrom(await port.listFleet(subscriptionIds, (step) => progress.push(step)));
  const requests = await requestsOf(simulator, async () => {
    fleet = await readFleet();
  });

  expect(requests.map(({ operation }) => operation)).toEqual(["Resources", "Resources", "Resources"]);
  expect(fleet.calls).toBe(3);
  expect(fleet.vms.length).toBeGreaterThan(90);
  expect(fleet.vms.every(({ powerState }) => powerState !== "unknown")).toBe(true);
  expect(progress.map(({ table, rows, totalRows }) => [table, rows === totalRows])).toEqual([
    ["virtualMachines", true],
    ["disks", true],
    ["collections", true],
  ]);
  const managed = fleet.vms.flatMap(({ disks }) => disks).filter((disk) => disk.id !== null && !disk.ephemeral);
  expect(managed.every(({ diskState, maxShares }) => diskState !== null && maxShares !== null)).toBe(true);
  expect(fleet.vms.some(({ type }) => type === "Microsoft.ClassicCompute/virtualMachines")).toBe(true);
});

test("Resource Graph's own limit is waited for, a long wait is the caller's", async () => {
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  const patient = openPort(simulator, {}, { sleep });
  const fault = { operation: "Resources", times: 1, kind: "throttle" };
  await simulator.control("POST", "/faults", { ...fault, retryAfterSeconds: 5 });
  expect((await patient.listFleet([production])).ok).toBe(true);
  expect(waits[0]).toBe(5000);
  await simulator.control("POST", "/faults", { ...fault, retryAfterSeconds: 600 });
  expect(await patient.listFleet([production])).toMatchObject({
    ok: false,
    failure: { kind: "throttled", retryAfterMs: 600_000 },
  });
});

test("no subscriptions mean no questions", async () => {
  expect(valueFrom(await port.listFleet([]))).toEqual({ vms: [], collections: [], calls: 0 });
});

test("run-time status is one paged list and tells agents apart", async () => {
  const statuses = valueFrom(await port.listRunStatus(production));
  const fleet = valueFrom(await port.listFleet([production]));
  const arm = fleet.vms.filter(({ type }) => type === "Microsoft.Compute/virtualMachines");
  expect(statuses.map(({ vmArmId }) => vmArmId).sort()).toEqual(arm.map(({ id }) => id).sort());
  expect(new Set(statuses.map(({ agent }) => agent.state))).toContain("ready");
  const powerOf = new Map(arm.map(({ id, powerState }) => [id, powerState]));
  for (const status of statuses) expect(status.powerState).toBe(powerOf.get(status.vmArmId));
});

test("sizes of a region come with their capabilities, locks with their scope", async () => {
  const sizes = valueFrom(await port.listSizes(production, "West Europe"));
  expect(sizes.find(({ name }) => name === "Standard_D8s_v5")?.capabilities["PremiumIO"]).toBe("True");
  const locks = valueFrom(await port.listLocks(production));
  expect(locks.map(({ level }) => level).sort()).toEqual(["CanNotDelete", "ReadOnly"]);
  expect(locks[0]?.scopeArmId).toMatch(/\/resourceGroups\/[^/]+$/);
});

test("one machine is read with its instance view, and all that Azure says is kept", async () => {
  const { vms } = valueFrom(await port.listFleet([production]));
  const known = vms.find(({ name }) => name === "sql-prod-01");
  const { facts, configuration } = valueFrom(await port.readVm(known?.id ?? "", known?.disks ?? []));
  expect(facts).toMatchObject({ name: "sql-prod-01", powerState: "running", agent: { state: "ready" } });
  expect(facts.disks.map(({ diskState }) => diskState)).toEqual(known?.disks.map(({ diskState }) => diskState));
  expect(configuration).toMatchObject({ properties: { vmId: facts.vmId, instanceView: {}, networkProfile: {} } });
});

test("a machine that is gone is not found, by Azure's code", async () => {
  const id = `/subscriptions/${production}/resourceGroups/rg-sql-prod-weu/providers/Microsoft.Compute/virtualMachines/nobody`;
  expect(await port.readVm(id, [])).toMatchObject({
    ok: false,
    failure: { kind: "notFound", code: "ResourceNotFound" },
  });
});

test("a passing fault of a read is met by another try, a throttled read goes back to the caller", async () => {
  const fault = { operation: "VirtualMachines_ListAll", times: 1 };
  const error = { code: "ServiceUnavailable", message: "Try later." };
  await simulator.control("POST", "/faults", { ...fault, kind: "error", status: 503, error });
  expect((await port.listRunStatus(production)).ok).toBe(true);
  await simulator.control("POST", "/faults", { ...fault, kind: "throttle", retryAfterSeconds: 90 });
  expect(await port.listRunStatus(production)).toMatchObject({
    ok: false,
    failure: { kind: "throttled", retryAfterMs: 90_000 },
  });
});

test("a forbidden subscription is silent in the fleet and told by the run-time status", async () => {
  const [, forbidden = ""] = subscriptionIds;
  await simulator.control("POST", "/access", { grant: "visible", subscriptionId: forbidden });
  const { vms } = valueFrom(await port.listFleet(subscriptionIds));
  expect(vms.some(({ subscriptionId }) => subscriptionId === forbidden)).toBe(false);
  expect(await port.listRunStatus(forbidden)).toMatchObject({
    ok: false,
    failure: { kind: "forbidden", code: "AuthorizationFailed", httpStatus: 403 },
    trace: { correlationId: expect.any(String) },
  });

  const granted = valueFrom(await port.checkPermissions(forbidden)).filter((reading) => reading.granted);
  expect(granted.map(({ action }) => action)).toEqual(["Microsoft.Resources/subscriptions/read"]);
  expect(valueFrom(await port.checkPermissions(production)).every((reading) => reading.granted)).toBe(true);
});
