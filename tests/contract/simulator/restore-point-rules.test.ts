import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawArm } from "#tests/support/azure-clients.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let bench: RestorePointBench;

beforeAll(async () => {
  bench = await startBench({ operationMs: "0-0" });
});
afterAll(() => bench?.simulator.stop());

const advance = (seconds: number) => bench.simulator.control("POST", "/clock/advance", { seconds });
const dataDiskId = (name: string, lun: number): string => {
  const disk = bench.machine(name).vm.storageProfile?.dataDisks?.find((candidate) => candidate.lun === lun);
  return disk?.managedDisk?.id ?? "";
};
const osDiskId = (name: string): string => bench.machine(name).vm.storageProfile?.osDisk?.managedDisk?.id ?? "";

describe("Compute refuses at once", () => {
  const refusals: [string, string, boolean, number, RegExp][] = [
    ["unmanaged disks", "legacy-crm-01", true, 409, /managed disks/],
    ["a Confidential VM", "vault-conf-01", true, 409, /Confidential/],
    ["a Confidential VM in application mode", "vault-conf-01", false, 409, /Confidential/],
    ["a disk that is not allocated", "broken-disk-01", true, 409, /have not been allocated/],
    ["a disk that is being detached", "detaching-01", true, 409, /detached/],
    ["a machine that is being updated", "updating-01", true, 409, /Updating/],
    ["a size without premium storage", "intranet-01", true, 409, /Premium/],
    ["a background copy in application mode", "trade-pv2-02", false, 400, /background copy/],
  ];
  it.each(refusals)("%s", async (_name, vm, crash, statusCode, message) => {
    await expect(bench.protect(vm, { point: `no-${crash}`, crash })).rejects.toMatchObject({
      statusCode,
      message: expect.stringMatching(message),
    });
  });

  const excludable: [string, string, boolean, () => string][] = [
    ["an Ultra disk", "trade-ultra-01", true, () => dataDiskId("trade-ultra-01", 1)],
    ["a Premium SSD v2 disk", "trade-pv2-01", true, () => dataDiskId("trade-pv2-01", 1)],
    ["a shared disk", "cluster-01", true, () => dataDiskId("cluster-01", 1)],
    ["a disk with write accelerator", "hana-wa-01", true, () => dataDiskId("hana-wa-01", 1)],
    ["an ephemeral OS disk", "build-eph-01", true, () => osDiskId("build-eph-01")],
    ["another machine's secured OS disk", "rescue-01", false, () => dataDiskId("rescue-01", 1)],
  ];
  it.each(excludable)("%s, and accepts the machine without it", async (_name, vm, crash, disk) => {
    await expect(bench.protect(vm, { point: "with", crash })).rejects.toMatchObject({
      statusCode: 400,
      code: "VMRestorePointClientError",
      message: expect.stringContaining("excludeDisks"),
    });
    expect(await bench.protect(vm, { point: "without", crash, excludeDisks: [disk()] })).toMatchObject({
      provisioningState: "Succeeded",
    });
  });

  it("takes Ultra disks, Premium SSD v2 and Write Accelerator in application mode", async () => {
    for (const vm of ["trade-ultra-01", "trade-pv2-01", "hana-wa-01"]) {
      expect(await bench.protect(vm, { point: "app", crash: false })).toMatchObject({ provisioningState: "Succeeded" });
    }
  });

  it("accepts sizes of Azure Boost, whatever the disks, and old premium sizes without s in their name", async () => {
    for (const vm of ["boost-sql-01", "amd-seven-01", "hana-old-01"]) {
      expect(await bench.protect(vm, { point: "crash" })).toMatchObject({ consistencyMode: "CrashConsistent" });
    }
  });

  it("a disk to exclude that the machine does not have, and leaving out all of them", async () => {
    const stranger = dataDiskId("sql-prod-01", 0);
    const none = bench.protect("api-prod-01", { point: "x", excludeDisks: [stranger] });
    await expect(none).rejects.toMatchObject({ statusCode: 400, code: "InvalidParameter" });
    const all = bench.protect("api-prod-01", { point: "y", excludeDisks: [osDiskId("api-prod-01")] });
    await expect(all).rejects.toMatchObject({ statusCode: 400, message: expect.stringContaining("At least one disk") });
  });

  it("a consistency mode other than crash-consistent, and a collection elsewhere than its machine", async () => {
    const { vm, group, client } = bench.machine("api-prod-02");
    await client.restorePointCollections.createOrUpdate(group, "modes", {
      location: vm.location,
      source: { id: vm.id },
    });
    const wrong = client.restorePoints.create(group, "modes", "p", { consistencyMode: "ApplicationConsistent" });
    await expect(wrong).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("Allowed values are: CrashConsistent"),
    });
    const elsewhere = client.restorePointCollections.createOrUpdate(group, "elsewhere", {
      location: "eastus",
      source: { id: vm.id },
    });
    await expect(elsewhere).rejects.toMatchObject({ statusCode: 400, code: "InvalidParameter" });
    const other = { location: vm.location, source: { id: bench.machine("api-prod-03").vm.id } };
    const rebound = client.restorePointCollections.createOrUpdate(group, "modes", other);
    await expect(rebound).rejects.toMatchObject({ statusCode: 409, code: "PropertyChangeNotAllowed" });
  });
});

describe("time and number", () => {
  it("keep crash-consistent points an hour apart, in every collection", async () => {
    await bench.protect("web-prod-02", { point: "a" });
    const soon = bench.protect("web-prod-02", { point: "b", collection: "another" });
    await expect(soon).rejects.toMatchObject({ statusCode: 409, message: expect.stringContaining("minimum interval") });
    await advance(3600);
    expect(await bench.protect("web-prod-02", { point: "c", collection: "another" })).toMatchObject({
      provisioningState: "Succeeded",
    });
  });

  it("keep application-consistent points three hours apart", async () => {
    await bench.protect("web-prod-03", { point: "a", crash: false });
    await advance(3600);
    await expect(bench.protect("web-prod-03", { point: "b", crash: false })).rejects.toMatchObject({ statusCode: 409 });
    expect(await bench.protect("web-prod-03", { point: "c" })).toMatchObject({ consistencyMode: "CrashConsistent" });
    await advance(7200);
    await bench.protect("web-prod-03", { point: "d", crash: false });
  });

  it("allow three PUTs an hour for a machine and mode, then answer with Compute's throttling error", async () => {
    await bench.protect("web-prod-04", { point: "a" });
    for (const point of ["b", "c"])
      await expect(bench.protect("web-prod-04", { point })).rejects.toMatchObject({ statusCode: 409 });
    const { vm } = bench.machine("web-prod-04");
    const path = `${vm.id.split("/virtualMachines/")[0]}/restorePointCollections/rpc-web-prod-04/restorePoints/d?api-version=2024-07-01`;
    const answer = await rawArm(bench.simulator, bench.azure.credential, "PUT", path, {
      properties: { consistencyMode: "CrashConsistent" },
    });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(3000);
    expect(answer.body).toMatchObject({
      error: {
        code: "OperationNotAllowed",
        details: [{ code: "TooManyRequests", target: "CreateCrashConsistentRestorePoint" }],
      },
    });
  });

  it("fail the 501st point of a machine as an operation", async () => {
    await expect(bench.protect("full-500-01", { point: "more" })).rejects.toThrow(
      /VMRestorePointClientError.*maximum allowed snapshot limit/,
    );
  });
});

describe("locks", () => {
  it("that are read-only stop creation, and those against deletion stop pruning", async () => {
    await expect(bench.protect("vendor-app-01", { point: "p" })).rejects.toMatchObject({
      statusCode: 409,
      code: "ScopeLocked",
    });
    expect(await bench.protect("archive-01", { point: "p" })).toMatchObject({ provisioningState: "Succeeded" });
    const { group, client } = bench.machine("archive-01");
    const deletion = client.restorePoints.delete(group, "rpc-archive-01", "p");
    await expect(deletion).rejects.toMatchObject({ statusCode: 409, code: "ScopeLocked" });
  });
});
