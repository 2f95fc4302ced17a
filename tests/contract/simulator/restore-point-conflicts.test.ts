import { afterAll, beforeAll, expect, it } from "vitest";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let bench: RestorePointBench;

// Operations end when the virtual clock is advanced, so they overlap for as long as a test wants.
beforeAll(async () => {
  bench = await startBench({ operationMs: "20000-20000" });
});
afterAll(() => bench?.simulator.stop());

async function begin(name: string, point: string) {
  const { vm, group, client } = bench.machine(name);
  const collection = `rpc-${point}`;
  await client.restorePointCollections.createOrUpdate(group, collection, {
    location: vm.location,
    source: { id: vm.id },
  });
  const poller = client.restorePoints.create(group, collection, point, { consistencyMode: "CrashConsistent" });
  await poller.submitted();
  return { poller, collection };
}

const advance = () => bench.simulator.control("POST", "/clock/advance", { seconds: 60 });

it("a second creation for the machine is refused while one runs, whichever collection it is for", async () => {
  const { poller } = await begin("sql-prod-01", "first");
  await expect(begin("sql-prod-01", "second")).rejects.toMatchObject({
    statusCode: 409,
    code: "VMRestorePointClientError",
    message: expect.stringContaining("concurrent"),
  });
  await advance();
  expect(await poller).toMatchObject({ provisioningState: "Succeeded" });
});

it("a creation by another tool counts as well", async () => {
  await expect(begin("in-progress-01", "mine")).rejects.toMatchObject({
    statusCode: 409,
    message: expect.stringContaining("concurrent"),
  });
});

it("a machine that changes while it is captured spoils the point", async () => {
  const { poller } = await begin("sql-prod-02", "spoilt");
  const { group, client } = bench.machine("sql-prod-02");
  await client.virtualMachines
    .update(group, "sql-prod-02", { hardwareProfile: { vmSize: "Standard_D4s_v5" } })
    .submitted();
  await advance();
  await expect(poller).rejects.toThrow(/OperationNotAllowed.*Changes were made to the Virtual Machine/);
});

it("a machine that is deleted while it is captured spoils the point, and its collection has no source any more", async () => {
  const { poller, collection } = await begin("lab-01", "orphan");
  const { group, client } = bench.machine("lab-01");
  await client.virtualMachines.delete(group, "lab-01").submitted();
  await advance();
  await expect(poller).rejects.toThrow(/OperationNotAllowed/);
  const again = client.restorePoints.create(group, collection, "again", { consistencyMode: "CrashConsistent" });
  await expect(again).rejects.toMatchObject({ statusCode: 404 });
});

it("tags may change meanwhile, and power as well", async () => {
  const { poller } = await begin("sql-prod-03", "undisturbed");
  const { group, client } = bench.machine("sql-prod-03");
  await client.virtualMachines
    .update(group, "sql-prod-03", { tags: { env: "production", touched: "yes" } })
    .submitted();
  await advance();
  expect(await poller).toMatchObject({ provisioningState: "Succeeded" });
  await client.virtualMachines.deallocate(group, "sql-prod-03").submitted();
  await advance();
  const view = await client.virtualMachines.instanceView(group, "sql-prod-03");
  expect(view.statuses?.map((status) => status.code)).toContain("PowerState/deallocated");
  expect(view.vmAgent).toBeUndefined();
});
