import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { UpstreamError } from "#lib/contracts/connections.ts";
import { beginSync } from "#lib/services/inventory/begin-sync.ts";
import { getInventoryStatus } from "#lib/services/inventory/get-inventory-status.ts";
import { syncInventory } from "#lib/services/inventory/sync-inventory.ts";
import { uuidV7 } from "#lib/std/uuid.ts";
import { fleetVm, northId, southId } from "#tests/support/fleet.ts";
import { createInventoryWorld, type InventoryWorld } from "#tests/support/inventory-world.ts";
import type { ScriptedSubscription } from "#tests/support/scripted-azure.ts";
import { makeAgent } from "#tests/support/vm-facts.ts";

let world: InventoryWorld;
let north: ScriptedSubscription;
let south: ScriptedSubscription;

beforeEach(async () => {
  north = { subscriptionId: northId, displayName: "North", vms: [fleetVm("web-01"), fleetVm("db-01")] };
  south = { subscriptionId: southId, displayName: "South", vms: [fleetVm("web-01", { subscriptionId: southId })] };
  world = await createInventoryWorld([north, south]);
});

afterEach(() => world.close());

const vmNamed = (name: string, subscriptionId = northId) =>
  world.db.virtualMachine.findFirstOrThrow({
    where: { name, subscription: { subscriptionId } },
    include: { disks: { orderBy: { name: "asc" } }, assessments: { orderBy: { mode: "asc" } } },
  });

const storyOf = async (name: string) => {
  const events = await world.db.vmEvent.findMany({
    where: { virtualMachine: { name, subscription: { subscriptionId: northId } } },
    orderBy: { at: "asc" },
  });
  return events.map((event) => event.kind);
};

describe("the first pass", () => {
  test("stores every VM with its disks, verdicts and first event", async () => {
    const sync = await world.sync();
    expect(sync).toMatchObject({ status: "Completed", summary: { added: 3, changed: 0, vms: 3, disks: 6 } });
    const vm = await vmNamed("web-01");
    expect(vm).toMatchObject({ diskCount: 2, provisionedGb: 256, powerState: "running", agentState: "ready" });
    expect(vm.disks.map((disk) => [disk.name, disk.role, disk.lun])).toEqual([
      ["web-01-data-0", "data", 0],
      ["web-01-os", "os", null],
    ]);
    expect(vm.assessments.map((row) => [row.mode, row.verdict])).toEqual([
      ["ApplicationConsistent", "eligible"],
      ["CrashConsistent", "eligible"],
    ]);
    expect(await storyOf("web-01")).toEqual(["Appeared"]);
  });

  test("takes one call for subscriptions, the fleet's pages, two per subscription and one per region", async () => {
    const sync = await world.sync();
    expect(world.azure.calls.toSorted()).toEqual([
      "listFleet",
      "listLocks",
      "listLocks",
      "listRunStatus",
      "listRunStatus",
      "listSizes",
      "listSubscriptions",
    ]);
    expect(sync?.summary?.azureCalls).toBe(1 + 3 + 4 + 1);
  });
});

describe("a later pass", () => {
  test("over an unchanged fleet tells nothing and asks for no sizes", async () => {
    await world.sync();
    world.azure.calls.length = 0;
    expect((await world.sync(15))?.summary).toMatchObject({ added: 0, changed: 0, disappeared: 0 });
    expect(world.azure.calls).not.toContain("listSizes");
    expect(await world.db.vmEvent.count()).toBe(3);
  });

  test("reads sizes again after a day", async () => {
    await world.sync();
    await world.sync(25 * 60);
    expect(world.azure.calls.filter((call) => call === "listSizes")).toHaveLength(2);
  });

  test("takes over power and agent state without making a story of them", async () => {
    await world.sync();
    north.vms = [
      fleetVm("web-01", { powerState: "deallocated", agent: makeAgent({ state: "notReady" }) }),
      fleetVm("db-01"),
    ];
    expect((await world.sync(15))?.summary?.changed).toBe(0);
    expect(await vmNamed("web-01")).toMatchObject({ powerState: "deallocated", agentState: "notReady" });
    expect(await storyOf("web-01")).toEqual(["Appeared"]);
  });

  test("tells drift and judges anew", async () => {
    await world.sync();
    const drifted = fleetVm("web-01", {
      size: "Standard_D4s_v6",
      dataDisks: [{}, { sku: "UltraSSD_LRS" }],
      tags: { env: "prod" },
    });
    north.vms = [drifted, fleetVm("db-01")];
    expect((await world.sync(15))?.summary).toMatchObject({ added: 0, changed: 1 });
    expect((await storyOf("web-01")).toSorted()).toEqual([
      "Appeared",
      "DiskAttached",
      "EligibilityChanged",
      "SizeChanged",
      "TagsChanged",
    ]);
    const vm = await vmNamed("web-01");
    expect(vm.disks).toHaveLength(3);
    expect(vm.assessments.find((row) => row.mode === "CrashConsistent")?.verdict).toBe("blocked");
  });

  test("drops the row of a detached disk", async () => {
    await world.sync();
    north.vms = [fleetVm("web-01", { dataDisks: [] }), fleetVm("db-01")];
    await world.sync(15);
    expect((await vmNamed("web-01")).disks.map((disk) => disk.name)).toEqual(["web-01-os"]);
  });

  test("marks a VM that Azure no longer lists, once, and welcomes it back", async () => {
    await world.sync();
    const { vms } = north;
    north.vms = vms.slice(1);
    expect((await world.sync(15))?.summary?.disappeared).toBe(1);
    expect((await world.sync(30))?.summary?.disappeared).toBe(0);
    expect((await vmNamed("web-01")).disappearedAt).not.toBeNull();
    north.vms = vms;
    await world.sync(45);
    expect((await vmNamed("web-01")).disappearedAt).toBeNull();
    expect(await storyOf("web-01")).toEqual(["Appeared", "Disappeared", "CameBack"]);
  });

  test("keeps one row for a VM that moved to another resource group", async () => {
    await world.sync();
    const { id } = await vmNamed("web-01");
    const moved = fleetVm("web-01", { resourceGroup: "rg-new" });
    north.vms = [moved, fleetVm("db-01")];
    await world.sync(15);
    expect(await vmNamed("web-01")).toMatchObject({ id, resourceGroup: "rg-new", armKey: moved.id.toLowerCase() });
    expect(await storyOf("web-01")).toContain("Moved");
  });
});

describe("a subscription that cannot be read", () => {
  const southRow = () => world.db.subscription.findFirstOrThrow({ where: { subscriptionId: southId } });

  test("is marked Forbidden with the reason while the others are read", async () => {
    south.failsAs = "forbidden";
    const sync = await world.sync();
    expect(sync).toMatchObject({ status: "CompletedWithWarnings", summary: { added: 2 } });
    const row = await southRow();
    expect(row).toMatchObject({ access: "Forbidden", syncedAt: null });
    expect((row.syncError as UpstreamError).code).toBe("AuthorizationFailed");
    const status = await getInventoryStatus(world.context());
    expect(status.connections[0]?.unreadable).toMatchObject([{ displayName: "South", access: "Forbidden" }]);
  });

  test("keeps its VMs in their last state and declares none of them gone", async () => {
    await world.sync();
    south.failsAs = "transient";
    expect((await world.sync(15))?.summary).toMatchObject({ disappeared: 0, vms: 2 });
    expect(await southRow()).toMatchObject({ access: "Failed" });
    expect((await vmNamed("web-01", southId)).disappearedAt).toBeNull();
  });

  test("recovers with the next good pass", async () => {
    south.failsAs = "forbidden";
    await world.sync();
    delete south.failsAs;
    expect(await world.sync(15)).toMatchObject({ status: "Completed", summary: { added: 1 } });
    expect(await southRow()).toMatchObject({ access: "Readable", syncError: null });
  });

  test("is unreadable, not gone, when the identity no longer sees it", async () => {
    await world.sync();
    world.azure.subscriptions = [north];
    await world.sync(15);
    expect(await southRow()).toMatchObject({ access: "Forbidden" });
    expect((await vmNamed("web-01", southId)).disappearedAt).toBeNull();
  });

  test("is left out when it is out of scope", async () => {
    await world.sync();
    await world.db.subscription.update({ where: { id: (await southRow()).id }, data: { inScope: false } });
    south.vms = [];
    expect((await world.sync(15))?.summary).toMatchObject({ vms: 2, disappeared: 0 });
  });
});

describe("the pass as a whole", () => {
  test.each(["listSubscriptions", "listFleet"] as const)("fails with the reason when %s fails", async (call) => {
    await world.sync();
    world.azure.failing = { [call]: "throttled" };
    const sync = await world.sync(15);
    expect(sync).toMatchObject({ status: "Failed", summary: { error: { code: "TooManyRequests" }, disappeared: 0 } });
    const status = await getInventoryStatus(world.context());
    expect(status.connections[0]).toMatchObject({ last: { status: "Failed" }, freshAsOf: "2026-03-01T12:00:00.000Z" });
  });

  test("warns when locks could not be read, and keeps the earlier ones", async () => {
    north.locks = [{ armId: "lock-1", level: "CanNotDelete", scopeArmId: `/subscriptions/${northId}` }];
    await world.sync();
    world.azure.failing = { listLocks: "forbidden" };
    const sync = await world.sync(15);
    expect(sync?.status).toBe("CompletedWithWarnings");
    expect(sync?.summary?.warnings.join()).toContain("Locks of subscription");
    const row = await world.db.subscription.findFirstOrThrow({ where: { subscriptionId: northId } });
    expect(row.locks).toHaveLength(1);
  });

  test("does not begin while another one is alive, but takes over from a dead one", async () => {
    await beginSync(world.azureContext(), world.connectionId);
    expect(await world.sync(4)).toBeNull();
    expect(await world.sync(6)).toMatchObject({ status: "Completed" });
    const statuses = await world.db.inventorySync.findMany({ orderBy: { startedAt: "asc" }, select: { status: true } });
    expect(statuses.map((row) => row.status)).toEqual(["Failed", "Completed"]);
  });

  test("lets one of two begin that come at the same instant", async () => {
    const passes = await Promise.all([world.sync(), world.sync()]);
    expect(passes.filter((pass) => pass !== null)).toHaveLength(1);
  });

  test("does nothing for a removed connection", async () => {
    await world.db.connection.update({ where: { id: world.connectionId }, data: { removedAt: new Date() } });
    expect(await world.sync()).toBeNull();
  });

  test("leaves a subscription to the connection that had it first", async () => {
    await world.sync();
    const second = world.context().newId();
    const { id: _, ...settings } = await world.db.connection.findUniqueOrThrow({ where: { id: world.connectionId } });
    await world.db.connection.create({ data: { ...settings, lastCheck: {}, id: second, name: "Second" } });
    const sync = await syncInventory(world.azureContext(15), second);
    expect(sync?.summary).toMatchObject({ vms: 0, disappeared: 0 });
    expect(sync?.summary?.warnings.join()).toContain("read through the connection Scripted");
    expect(await world.db.subscription.count()).toBe(2);
  });

  test("reads a subscription by the older of two connections that took it in at the same moment", async () => {
    const ctx = world.azureContext();
    const { id: _, ...settings } = await world.db.connection.findFirstOrThrow();
    const second = ctx.newId();
    await world.db.connection.create({ data: { ...settings, lastCheck: {}, id: second, name: "Second" } });
    const row = { subscriptionId: northId, displayName: "North", state: "Enabled" };
    await world.db.subscription.create({ data: { ...row, id: uuidV7(1, randomBytes(10)), connectionId: second } });
    await world.db.subscription.create({
      data: { ...row, id: uuidV7(2, randomBytes(10)), connectionId: world.connectionId },
    });
    expect((await syncInventory(world.azureContext(), second))?.summary?.warnings).toEqual([]);
    expect((await world.sync(15))?.summary?.warnings.join()).toContain("read through the connection Second");
  });
});

test("five thousand VMs are stored, judged and read again without a query per VM", async () => {
  north.vms = Array.from({ length: 5_000 }, (_, index) => fleetVm(`vm-${index}`, { dataDisks: [{}, {}] }));
  expect((await world.sync())?.summary).toMatchObject({ added: 5_001, disks: 15_002 });
  expect(await world.db.assessment.count()).toBe(10_002);
  expect((await world.sync(15))?.summary).toMatchObject({ added: 0, changed: 0 });
  expect(await world.db.vmEvent.count()).toBe(5_001);
});
