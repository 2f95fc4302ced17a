import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listVmsInput } from "#lib/contracts/vms.ts";
import { getVm } from "#lib/services/vms/get-vm.ts";
import { getVmFilterOptions } from "#lib/services/vms/get-vm-filter-options.ts";
import { listVmEvents } from "#lib/services/vms/list-vm-events.ts";
import { listVms } from "#lib/services/vms/list-vms.ts";
import { fleetVm, northId, southId } from "#tests/support/fleet.ts";
import { createInventoryWorld, type InventoryWorld } from "#tests/support/inventory-world.ts";
import type { ScriptedSubscription } from "#tests/support/scripted-azure.ts";
import { makeAgent } from "#tests/support/vm-facts.ts";

let world: InventoryWorld;

const ultra = fleetVm("db-ultra", { dataDisks: [{ sku: "UltraSSD_LRS", sizeGb: 4096 }] });
const north: ScriptedSubscription = {
  subscriptionId: northId,
  displayName: "North",
  vms: [
    ultra,
    fleetVm("web-01", { agent: makeAgent({ state: "missing" }) }),
    fleetVm("web-02", { powerState: "deallocated", resourceGroup: "rg-Batch" }),
    fleetVm("gone"),
  ],
};
const south: ScriptedSubscription = {
  subscriptionId: southId,
  displayName: "South",
  vms: [fleetVm("web-01", { subscriptionId: southId, location: "northeurope" })],
};

beforeAll(async () => {
  world = await createInventoryWorld([north, south]);
  await world.sync();
  north.vms = north.vms.filter((vm) => vm.name !== "gone");
  south.failsAs = "forbidden";
  await world.sync(15);
});

afterAll(() => world.close());

const list = (filter: object = {}) => listVms(world.context(), listVmsInput.parse(filter));
const namesOf = async (filter: object = {}) => (await list(filter)).rows.map((row) => row.name);

describe("the list of VMs", () => {
  test("is sorted by name and leaves out what is gone", async () => {
    expect(await namesOf()).toEqual(["db-ultra", "web-01", "web-01", "web-02"]);
    expect(await namesOf({ presence: "disappeared" })).toEqual(["gone"]);
  });

  test.each([
    ["search in the resource group, whatever the case", { search: "BATCH" }, ["web-02"]],
    ["location", { location: "northeurope" }, ["web-01"]],
    ["power state", { power: "deallocated" }, ["web-02"]],
    ["crash-consistent verdict", { crash: "blocked" }, ["db-ultra"]],
    ["application-consistent verdict", { application: "blocked" }, ["web-01"]],
    ["protection", { protection: "NotProtected", search: "web" }, ["web-01", "web-01", "web-02"]],
    ["protection that no VM has", { protection: "Protected" }, []],
  ])("filters by %s", async (_, filter, names) => {
    const page = await list(filter);
    expect(page.rows.map((row) => row.name)).toEqual(names);
    expect(page.total).toBe(names.length);
  });

  test("says which verdict stands and why", async () => {
    const [row] = (await list({ crash: "blocked" })).rows;
    expect(row).toMatchObject({
      crash: { verdict: "blocked", blockers: 1, waits: null },
      application: { verdict: "eligible" },
    });
    expect(row?.crash?.reason).toMatch(/Ultra/);
  });

  test("shows VMs of an unreadable subscription as stale", async () => {
    const { rows } = await list({ search: "web-01" });
    expect(rows.map((row) => [row.subscription.displayName, row.isStale]).toSorted()).toEqual([
      ["North", false],
      ["South", true],
    ]);
  });

  test.each([{ sort: "name" }, { sort: "-provisionedGb" }, { sort: "-powerState" }])(
    "walks forth and back by $sort, each VM once",
    async (order) => {
      const whole = (await list(order)).rows.map((row) => row.id);
      const walked: string[] = [];
      let page = await list({ ...order, limit: 1 });
      for (walked.push(...page.rows.map((row) => row.id)); page.next; walked.push(...page.rows.map((row) => row.id))) {
        page = await list({ ...order, limit: 1, after: page.next });
      }
      expect(walked).toEqual(whole);
      for (let index = whole.length - 2; page.previous; index -= 1) {
        page = await list({ ...order, limit: 1, before: page.previous });
        expect(page.rows.map((row) => row.id)).toEqual([whole[index]]);
      }
    },
  );

  test("offers only filters that exist", async () => {
    expect(await getVmFilterOptions(world.context())).toMatchObject({
      subscriptions: [
        { displayName: "North", vms: 3 },
        { displayName: "South", vms: 1 },
      ],
      locations: [
        { name: "northeurope", vms: 1 },
        { name: "westeurope", vms: 3 },
      ],
    });
  });

  test("hides a subscription that is out of scope", async () => {
    await world.db.subscription.updateMany({ where: { subscriptionId: southId }, data: { inScope: false } });
    expect(await namesOf()).toEqual(["db-ultra", "web-01", "web-02"]);
    await world.db.subscription.updateMany({ where: { subscriptionId: southId }, data: { inScope: true } });
  });
});

describe("one VM", () => {
  const idOf = async (name: string) => (await world.db.virtualMachine.findFirstOrThrow({ where: { name } })).id;

  test("shows both verdicts with their findings, crash-consistent first", async () => {
    const vm = await getVm(world.context(), { vmId: await idOf("db-ultra") });
    expect(vm?.assessments.map((row) => [row.mode, row.verdict, row.liftingExclusions])).toEqual([
      ["CrashConsistent", "blocked", ["db-ultra-data-0"]],
      ["ApplicationConsistent", "eligible", null],
    ]);
    expect(vm).toMatchObject({ connectionName: "Scripted", points: { total: 0, isPartial: false, limit: 500 } });
    expect(vm?.disks.map((disk) => disk.name)).toEqual(["db-ultra-os", "db-ultra-data-0"]);
  });

  test("is null when there is none", async () => {
    expect(await getVm(world.context(), { vmId: world.context().newId() })).toBeNull();
  });

  test("tells its story newest first, page by page", async () => {
    const vmId = await idOf("gone");
    const first = await listVmEvents(world.context(), { vmId, limit: 1 });
    expect(first.rows.map((row) => row.kind)).toEqual(["Disappeared"]);
    const second = await listVmEvents(world.context(), { vmId, limit: 1, after: first.next ?? "" });
    expect(second.rows.map((row) => row.kind)).toEqual(["Appeared"]);
    expect(second.next).toBeNull();
  });
});
