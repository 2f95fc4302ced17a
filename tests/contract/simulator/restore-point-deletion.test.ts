import { afterAll, beforeAll, expect, it } from "vitest";
import { collect } from "#tests/support/azure-clients.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let bench: RestorePointBench;

// Operations end when the clock is moved, so that a test sees what is between their beginning and end.
beforeAll(async () => {
  bench = await startBench({ operationMs: "20000-20000", args: ["--clock", "explicit"] });
});
afterAll(() => bench?.simulator.stop());

const pass = (seconds: number) => bench.simulator.control("POST", "/clock/advance", { seconds });

/** A collection of its own with one finished point. */
async function prepare(name: string) {
  const { vm, group, client } = bench.machine(name);
  const collection = `own-${name}`;
  await client.restorePointCollections.createOrUpdate(group, collection, {
    location: vm.location,
    source: { id: vm.id },
  });
  const poller = client.restorePoints.create(group, collection, "one", { consistencyMode: "CrashConsistent" });
  await poller.submitted();
  await pass(60);
  await poller;
  const point = () => client.restorePoints.get(group, collection, "one");
  return { vm, group, client, collection, point };
}

it("a deletion that fails leaves the point as it was, and the collection with all its points", async () => {
  const { group, client, collection, point } = await prepare("sql-prod-01");
  await bench.simulator.control("POST", "/faults", { operation: "RestorePoints_Delete", kind: "failOperation" });
  const deletion = client.restorePoints.delete(group, collection, "one");
  await deletion.submitted();
  expect(await point()).toMatchObject({ provisioningState: "Deleting" });
  await pass(60);
  await expect(deletion).rejects.toThrow("InternalExecutionError");
  expect(await point()).toMatchObject({ provisioningState: "Succeeded" });
  const fault = { operation: "RestorePointCollections_Delete", kind: "failOperation" };
  await bench.simulator.control("POST", "/faults", fault);
  const all = client.restorePointCollections.delete(group, collection);
  await all.submitted();
  await pass(60);
  await expect(all).rejects.toThrow("InternalExecutionError");
  const after = await client.restorePointCollections.get(group, collection, { expand: "restorePoints" });
  expect(after).toMatchObject({ provisioningState: "Succeeded", restorePoints: [{ name: "one" }] });
});

it("access that is granted while the point is being deleted saves it", async () => {
  const { group, client, collection, point } = await prepare("sql-prod-02");
  const [disk] = await collect(client.diskRestorePoint.listByRestorePoint(group, collection, "one"));
  const grant = client.diskRestorePoint.grantAccess(group, collection, "one", disk?.name ?? "", {
    access: "Read",
    durationInSeconds: 3600,
  });
  await grant.submitted();
  const deletion = client.restorePoints.delete(group, collection, "one");
  await deletion.submitted();
  await pass(60);
  await expect(deletion).rejects.toThrow("DiskRestorePointUsedByCustomer");
  expect(await point()).toMatchObject({ provisioningState: "Succeeded" });
});

it("a collection on its way out takes no changes and no points", async () => {
  const { vm, group, client, collection } = await prepare("sql-prod-03");
  const deletion = client.restorePointCollections.delete(group, collection);
  await deletion.submitted();
  const conflict = { statusCode: 409, code: "Conflict" };
  await expect(
    client.restorePointCollections.createOrUpdate(group, collection, { location: vm.location, source: { id: vm.id } }),
  ).rejects.toMatchObject(conflict);
  await expect(client.restorePoints.create(group, collection, "two", {})).rejects.toMatchObject(conflict);
  await pass(60);
  await deletion;
  await expect(client.restorePointCollections.get(group, collection)).rejects.toMatchObject({ statusCode: 404 });
});

it("a collection with many points takes longer", async () => {
  const { vm, group, client } = bench.machine("full-500-01");
  const collections = await collect(client.restorePointCollections.list(group));
  const full = collections.find(({ source }) => source?.id?.toLowerCase() === vm.id.toLowerCase());
  const deletion = client.restorePointCollections.delete(group, full?.name ?? "");
  await deletion.submitted();
  await pass(60);
  expect(await client.restorePointCollections.get(group, full?.name ?? "")).toMatchObject({
    provisioningState: "Deleting",
  });
  await pass(600);
  await deletion;
  const again = client.restorePointCollections.createOrUpdate(group, full?.name ?? "", {
    location: vm.location,
    source: { id: vm.id },
  });
  expect(await again).toMatchObject({ provisioningState: "Succeeded" });
});

it("a collection keeps its location, and a PUT replaces its tags", async () => {
  const { vm, group, client } = bench.machine("sql-prod-04");
  const put = (location: string, tags?: Record<string, string>) =>
    client.restorePointCollections.createOrUpdate(group, "tagged", {
      location,
      source: { id: vm.id },
      ...(tags && { tags }),
    });
  await put("West Europe", { kept: "no" });
  expect(await put(vm.location)).not.toHaveProperty("tags.kept");
  await expect(put("northeurope")).rejects.toMatchObject({ statusCode: 409, code: "InvalidResourceLocation" });
});
