import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AzurePort, OperationHandle } from "#lib/azure/port.ts";
import type { DiskFacts, VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";
import { openPort, pollToEnd, requestsOf, valueFrom } from "./open-port.ts";

let simulator: StartedSimulator;
let port: AzurePort;
let fleet: VmFacts[];

beforeAll(async () => {
  simulator = await startSimulator({ args: ["--retry-after", "30"] });
  port = openPort(simulator);
  const subscriptions = valueFrom(await port.listSubscriptions());
  fleet = valueFrom(await port.listFleet(subscriptions.map(({ subscriptionId }) => subscriptionId))).vms;
});
afterAll(() => simulator?.stop());

/** Every test takes machines of its own: Azure counts creations per machine. */
function takeVm(isWanted: (vm: VmFacts) => boolean): VmFacts {
  const index = fleet.findIndex(isWanted);
  const [vm] = index < 0 ? [] : fleet.splice(index, 1);
  if (!vm) throw new Error("The simulated fleet has no such machine left.");
  return vm;
}

/** Azure takes a crash-consistent point of it without further ado. */
const isOrdinary = (vm: VmFacts): boolean =>
  vm.disks.length > 1 &&
  vm.provisioningState === "Succeeded" &&
  vm.powerState === "running" &&
  vm.securityType === null &&
  /^Standard_[DE]\d+a?d?s_v[345]$/.test(vm.size) &&
  vm.disks.every(isPlain);

const isPlain = (disk: DiskFacts): boolean =>
  disk.id !== null &&
  disk.provisioningState === "Succeeded" &&
  disk.securityType === null &&
  !disk.ephemeral &&
  !disk.toBeDetached &&
  !disk.writeAccelerator &&
  disk.maxShares === 1 &&
  /^(Premium|StandardSSD|Standard)_LRS$/.test(disk.sku ?? "");

async function collectionOf(vm: VmFacts): Promise<string> {
  const { subscriptionId, resourceGroup, location, name, id } = vm;
  const request = {
    subscriptionId,
    resourceGroup,
    location,
    name: `stillpoint-${name}`,
    vmArmId: id,
    tags: { by: "test" },
  };
  return valueFrom(await port.ensureCollection(request)).armId;
}

const requestFor = (collectionArmId: string, name: string) => ({
  collectionArmId,
  name,
  mode: "CrashConsistent" as const,
  excludeDiskIds: [] as string[],
});

describe("a restore point", () => {
  test("is begun by one process, finished by another, and read back with a part for every disk", async () => {
    const vm = takeVm(isOrdinary);
    const collectionArmId = await collectionOf(vm);
    const begun = valueFrom(await port.beginRestorePoint(requestFor(collectionArmId, "p1")));
    const armId = `${collectionArmId}/restorePoints/p1`;
    expect(begun).toMatchObject({ armId, provisioningState: "Creating", retryAfterMs: 30_000 });

    const stored: OperationHandle = JSON.parse(JSON.stringify(begun.operation));
    const other = openPort(simulator);
    expect(await pollToEnd(other, stored)).toEqual({ state: "succeeded" });

    const point = valueFrom(await other.readRestorePoint(begun.armId));
    expect(point).toMatchObject({
      provisioningState: "Succeeded",
      achievedMode: "CrashConsistent",
      sourceVmId: vm.vmId,
    });
    expect(point.disks.map(({ armId }) => armId)).toEqual(vm.disks.map(({ id }) => id));
    for (const disk of point.disks) expect(disk.diskRestorePointId).toContain(`${begun.armId}/diskRestorePoints/`);
    expect(valueFrom(await other.listRestorePoints(collectionArmId)).map(({ name }) => name)).toEqual(["p1"]);
  });

  test("leaves out the disks it is told to", async () => {
    const vm = takeVm(isOrdinary);
    const excluded = vm.disks.find(({ role }) => role === "data")?.id ?? "";
    const request = { ...requestFor(await collectionOf(vm), "p1"), excludeDiskIds: [excluded] };
    const { armId, operation } = valueFrom(await port.beginRestorePoint(request));
    if (operation) await pollToEnd(port, operation);
    const made = valueFrom(await port.readRestorePoint(armId)).disks.filter((disk) => disk.diskRestorePointId !== null);
    expect(made.map((disk) => disk.armId)).toEqual(vm.disks.map(({ id }) => id).filter((id) => id !== excluded));
  });

  test("that does not exist is not found", async () => {
    const collectionArmId = await collectionOf(takeVm(isOrdinary));
    expect(await port.readRestorePoint(`${collectionArmId}/restorePoints/none`)).toMatchObject({
      ok: false,
      failure: { kind: "notFound" },
    });
  });
});

describe("a collection", () => {
  test("is made once and then found, with the tags it has", async () => {
    const vm = takeVm(isOrdinary);
    const requests = await requestsOf(simulator, async () => {
      expect(await collectionOf(vm)).toBe(await collectionOf(vm));
    });
    expect(requests.map(({ method, status }) => `${method} ${status}`)).toEqual(["GET 404", "PUT 201", "GET 200"]);
  });

  test("of another machine is not taken", async () => {
    const [vm, other] = [takeVm(isOrdinary), takeVm(isOrdinary)];
    await collectionOf(vm);
    const { subscriptionId, resourceGroup, location } = vm;
    const name = `stillpoint-${vm.name}`;
    const request = { subscriptionId, resourceGroup, location, name, vmArmId: other.id, tags: {} };
    expect(await port.ensureCollection(request)).toMatchObject({
      ok: false,
      failure: { kind: "refused", code: "CollectionOfAnotherVm" },
    });
  });
});

describe("a creation that Azure does not take", () => {
  test("keeps Azure's code, text and correlation id", async () => {
    const vm = takeVm(({ disks }) => disks.some(({ sku }) => sku === "UltraSSD_LRS"));
    const answer = await port.beginRestorePoint(requestFor(await collectionOf(vm), "p1"));
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: "refused", code: "VMRestorePointClientError", message: expect.stringContaining("Ultra") },
      trace: { correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });

  test("for the fourth time in an hour says which limit and how long", async () => {
    const collectionArmId = await collectionOf(takeVm(isOrdinary));
    for (const name of ["p1", "p2", "p3"]) await port.beginRestorePoint(requestFor(collectionArmId, name));
    const answer = await port.beginRestorePoint(requestFor(collectionArmId, "p4"));
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: "throttled", code: "TooManyRequests", target: "CreateCrashConsistentRestorePoint" },
    });
    expect(answer.ok ? null : answer.failure.retryAfterMs).toBeGreaterThan(60_000);
  });

  test.each([500, 503, 429])("is sent once, also after HTTP %i", async (status) => {
    const collectionArmId = await collectionOf(takeVm(isOrdinary));
    const error = { code: "InternalServerError", message: "Something broke." };
    const fault = { operation: "RestorePoints_Create", times: 1, kind: "error", status, error, retryAfterSeconds: 1 };
    await simulator.control("POST", "/faults", fault);
    const requests = await requestsOf(simulator, () => port.beginRestorePoint(requestFor(collectionArmId, "p1")));
    expect(requests).toMatchObject([{ method: "PUT", status }]);
  });

  test("in the time it is given may have happened all the same", async () => {
    const collectionArmId = await collectionOf(takeVm(isOrdinary));
    const fault = { operation: "RestorePoints_Create", times: 1, kind: "slow", delayMs: 400 };
    await simulator.control("POST", "/faults", fault);
    const impatient = openPort(simulator, {}, { writeTimeoutMs: 100 });
    expect(await impatient.beginRestorePoint(requestFor(collectionArmId, "p1"))).toMatchObject({
      ok: false,
      failure: { kind: "lost", code: "RequestTimeout" },
    });
  });

  test("whose answer is lost may have happened: a look finds the point", async () => {
    const collectionArmId = await collectionOf(takeVm(isOrdinary));
    await simulator.control("POST", "/faults", { operation: "RestorePoints_Create", times: 1, kind: "cutAfter" });
    const request = requestFor(collectionArmId, "p1");
    let answer: Awaited<ReturnType<AzurePort["beginRestorePoint"]>> | null = null;
    const requests = await requestsOf(simulator, async () => {
      answer = await port.beginRestorePoint(request);
    });
    expect(requests).toMatchObject([{ method: "PUT", status: "cut" }]);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "lost", httpStatus: null } });
    expect(valueFrom(await port.readRestorePoint(`${collectionArmId}/restorePoints/p1`)).name).toBe("p1");
  });
});

describe("an operation", () => {
  const failWith = async (fault: object) => {
    const collectionArmId = await collectionOf(takeVm(isOrdinary));
    await simulator.control("POST", "/faults", { operation: "RestorePoints_Create", times: 1, ...fault });
    const { operation } = valueFrom(await port.beginRestorePoint(requestFor(collectionArmId, "p1")));
    if (!operation) throw new Error("A creation must come with an operation.");
    return operation;
  };

  test("that fails gives Azure's code, which the SDK's poller would lose", async () => {
    const error = { code: "VMAgentStatusCommunicationError", message: "VM has not reported status." };
    const operation = await failWith({ kind: "failOperation", error });
    expect(await pollToEnd(port, operation)).toMatchObject({ state: "failed", failure: { kind: "refused", ...error } });
  });

  test("that goes on says so", async () => {
    const operation = await failWith({ kind: "stuckOperation" });
    expect(valueFrom(await port.pollOperation(operation)).state).toBe("running");
  });

  test("is never followed to another place: no token leaves for it", async () => {
    const handle = { subscriptionId: "s", operationUrl: "https://elsewhere.invalid/operations/1", operationId: "1" };
    expect(await port.pollOperation(handle)).toMatchObject({
      ok: false,
      failure: { kind: "refused", code: "ForeignUrl", message: expect.stringContaining("elsewhere.invalid") },
    });
  });
});
