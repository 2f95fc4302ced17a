import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawArm } from "#tests/support/azure-clients.ts";
import { type DiskBench, startDiskBench, type WireDisk } from "#tests/support/disk-bench.ts";

let bench: DiskBench;

beforeAll(async () => {
  bench = await startDiskBench();
});
afterAll(() => bench?.simulator.stop());

const location = "westeurope";
const empty = (diskSizeGB: number, more: object = {}) => ({
  location,
  sku: { name: "Premium_LRS" },
  properties: { creationData: { createOption: "Empty" }, diskSizeGB, ...more },
});
const statusAt = (address: string | null) => rawArm(bench.simulator, bench.azure.credential, "GET", address ?? "");

/** Reads the status until the operation has ended. */
async function ended(address: string | null): Promise<Record<string, unknown>> {
  for (;;) {
    const { body } = await statusAt(address);
    const status = body as Record<string, unknown>;
    if (status["status"] !== "InProgress") return status;
  }
}

describe("the life of a disk, as recorded", () => {
  it("is answered 202 with what was asked for, and nothing that Azure works out", async () => {
    const answer = await bench.raw("PUT", "disks/d1", { ...empty(1), tags: { tag1: "d1" } }, "2023-04-02");
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({
      name: "d1",
      id: `${bench.scope}/disks/d1`,
      type: "Microsoft.Compute/disks",
      location,
      tags: { tag1: "d1" },
      sku: { name: "Premium_LRS" },
      properties: { creationData: { createOption: "Empty" }, diskSizeGB: 1, provisioningState: "Updating" },
    });
  });

  it("has its status at DiskOperations, which ends with the disk", async () => {
    const { headers } = await bench.raw("PUT", "disks/d2", empty(1024, { burstingEnabled: true }));
    const status = headers.get("azure-asyncoperation");
    expect(status).toMatch(/\/locations\/westeurope\/DiskOperations\/[0-9a-f-]{36}\?p=[0-9a-f-]{36}&api-version=/);
    expect(headers.get("location")).toContain("&monitor=true&api-version=");
    const { body } = await bench.raw("GET", "disks/d2");
    const done = await ended(status);
    expect(done).toMatchObject({ status: "Succeeded", startTime: expect.any(String), endTime: expect.any(String) });
    expect((done["properties"] as { output: WireDisk }).output).toMatchObject({
      sku: { name: "Premium_LRS", tier: "Premium" },
      properties: {
        diskIOPSReadWrite: 5000,
        diskMBpsReadWrite: 200,
        encryption: { type: "EncryptionAtRestWithPlatformKey" },
        burstingEnabled: true,
        burstingEnabledTime: expect.any(String),
        networkAccessPolicy: "AllowAll",
        publicNetworkAccess: "Enabled",
        provisioningState: "Succeeded",
        diskState: "Unattached",
        diskSizeBytes: 1099511627776,
        tier: "P30",
        uniqueId: (body as WireDisk).properties["uniqueId"],
      },
    });
  });

  it("grows, changes its kind and loses the tier that a standard disk has not", async () => {
    await bench.makeDisk("d3", { sku: { name: "Premium_LRS" }, diskSizeGB: 1 });
    const changed = await bench.client.disks.createOrUpdate(bench.group, "d3", {
      location,
      sku: { name: "Standard_LRS" },
      creationData: { createOption: "Empty" },
      diskSizeGB: 10,
      tier: "P1",
      diskIopsReadWrite: 120,
      diskMBpsReadWrite: 25,
    });
    expect(changed).toMatchObject({ sku: { name: "Standard_LRS", tier: "Standard" }, diskSizeGB: 10 });
    expect(changed).toMatchObject({ diskIopsReadWrite: 500, diskMBpsReadWrite: 60, diskSizeBytes: 10 * 1024 ** 3 });
    expect(changed.tier).toBeUndefined();
  });

  it("shows a tier that is being changed, and keeps it", async () => {
    await bench.makeDisk("d4", { sku: { name: "Premium_LRS" }, diskSizeGB: 128 });
    const answer = await bench.raw("PATCH", "disks/d4", { properties: { tier: "P30" } });
    expect(answer).toMatchObject({
      status: 202,
      body: { properties: { tier: "P10", propertyUpdatesInProgress: { targetTier: "P30" } } },
    });
    await ended(answer.headers.get("azure-asyncoperation"));
    const disk = await bench.client.disks.get(bench.group, "d4");
    expect(disk).toMatchObject({ tier: "P30", diskIopsReadWrite: 5000, provisioningState: "Succeeded" });
    expect(disk.propertyUpdatesInProgress).toBeUndefined();
  });

  it("is deleted at DiskOperations, too", async () => {
    await bench.makeDisk("d5");
    const answer = await bench.raw("DELETE", "disks/d5");
    expect(answer).toMatchObject({ status: 202, body: undefined });
    expect(answer.headers.get("azure-asyncoperation")).toContain("/DiskOperations/");
    expect(await ended(answer.headers.get("azure-asyncoperation"))).toMatchObject({ status: "Succeeded" });
    expect((await bench.raw("GET", "disks/d5")).status).toBe(404);
    expect((await bench.raw("DELETE", "disks/d5")).status).toBe(204);
  });

  it("keeps every property that a client may set, in Azure's spelling", async () => {
    const sent = {
      osType: "windows",
      hyperVGeneration: "v2",
      networkAccessPolicy: "allowprivate",
      diskAccessId: `${bench.scope}/diskAccesses/access`,
      maxShares: 2,
      optimizedForFrequentAttach: true,
      supportsHibernation: true,
      dataAccessAuthMode: "azureactivedirectory",
      availabilityPolicy: { actionOnDiskDelay: "automaticReattach" },
      securityProfile: { securityType: "trustedlaunch" },
      supportedCapabilities: { acceleratedNetwork: true, diskControllerTypes: "SCSI, NVMe", architecture: "X64" },
      purchasePlan: { name: "plan", publisher: "someone", product: "thing", promotionCode: null },
    };
    await bench.makeDisk("d6");
    const { headers } = await bench.raw("PUT", "disks/d6", empty(64, { ...sent }));
    await ended(headers.get("azure-asyncoperation"));
    const { body } = await bench.raw("GET", "disks/d6");
    expect((body as WireDisk).properties).toMatchObject({
      ...sent,
      osType: "Windows",
      hyperVGeneration: "V2",
      networkAccessPolicy: "AllowPrivate",
      dataAccessAuthMode: "AzureActiveDirectory",
      availabilityPolicy: { actionOnDiskDelay: "AutomaticReattach" },
      securityProfile: { securityType: "TrustedLaunch" },
      supportedCapabilities: { acceleratedNetwork: true, diskControllerTypes: "SCSI, NVMe", architecture: "x64" },
      purchasePlan: { name: "plan", publisher: "someone", product: "thing" },
    });
    const older = await bench.raw("GET", "disks/d6", undefined, "2022-07-02");
    expect((older.body as WireDisk).properties["availabilityPolicy"]).toBeUndefined();
  });

  it("gives up its private endpoint when everybody may reach it again", async () => {
    await bench.makeDisk("d7", { networkAccessPolicy: "AllowPrivate", diskAccessId: `${bench.scope}/diskAccesses/a` });
    const disk = await bench.client.disks.update(bench.group, "d7", { networkAccessPolicy: "AllowAll" });
    expect(disk.networkAccessPolicy).toBe("AllowAll");
    expect(disk.diskAccessId).toBeUndefined();
  });
});

describe("what a disk is made of", () => {
  it("a copy has its source's size and operating system, and says which disk it was", async () => {
    const source = await bench.makeDisk("c1", { diskSizeGB: 10, osType: "Linux", hyperVGeneration: "V2" });
    const copy = await bench.makeDisk("c2", {
      creationData: { createOption: "Copy", sourceResourceId: source.id ?? "" },
      diskSizeGB: undefined,
      sku: { name: "Premium_LRS" },
    });
    expect(copy).toMatchObject({ diskSizeGB: 10, osType: "Linux", hyperVGeneration: "V2", tier: "P3" });
    expect(copy.creationData?.sourceUniqueId).toBe(source.uniqueId);
  });

  it("a restored disk is as large as asked for, but never smaller than the disk restore point", async () => {
    await bench.protect("sql-prod-01", { point: "for-disks" });
    const point = await bench.client.restorePoints.get(bench.group, "rpc-sql-prod-01", "for-disks");
    const { osDisk, dataDisks = [] } = point.sourceMetadata?.storageProfile ?? {};
    const restore = (name: string, id: string | undefined, diskSizeGB?: number) =>
      bench.makeDisk(name, {
        creationData: { createOption: "Restore", sourceResourceId: id ?? "" },
        diskSizeGB,
        sku: { name: "Premium_LRS" },
        zones: ["2"],
      });
    const os = await restore("r1", osDisk?.diskRestorePoint?.id);
    expect(os).toMatchObject({
      osType: "Windows",
      hyperVGeneration: "V2",
      diskSizeGB: osDisk?.diskSizeGB,
      zones: ["2"],
    });
    expect(os.encryption).toEqual({ type: "EncryptionAtRestWithPlatformKey" });
    expect(os.creationData?.sourceUniqueId).toBeUndefined();
    const [data] = dataDisks;
    const larger = await restore("r2", data?.diskRestorePoint?.id, (data?.diskSizeGB ?? 0) * 2);
    expect(larger.diskSizeGB).toBe((data?.diskSizeGB ?? 0) * 2);
    expect(larger.osType).toBeUndefined();
    await expect(restore("r3", data?.diskRestorePoint?.id, 4)).rejects.toMatchObject({ code: "ResizeDiskError" });
    await expect(restore("r4", `${data?.diskRestorePoint?.id}x`)).rejects.toMatchObject({
      statusCode: 404,
      code: "NotFound",
    });
  });

  it("a restored disk has a platform key unless a disk encryption set is named, which must be there", async () => {
    const { vm, group, client } = bench.machine("hr-cmk-01");
    const point = await bench.protect("hr-cmk-01", { point: "encrypted" });
    const drp = (await client.restorePoints.get(group, "rpc-hr-cmk-01", point.name ?? "")).sourceMetadata
      ?.storageProfile?.osDisk?.diskRestorePoint;
    const restore = (name: string, diskEncryptionSetId?: string) =>
      client.disks.createOrUpdate(group, name, {
        location: vm.location,
        creationData: { createOption: "Restore", sourceResourceId: drp?.id ?? "" },
        ...(diskEncryptionSetId && { encryption: { type: "EncryptionAtRestWithCustomerKey", diskEncryptionSetId } }),
      });
    expect((await restore("e1")).encryption).toEqual({ type: "EncryptionAtRestWithPlatformKey" });
    const set = vm.storageProfile?.osDisk?.managedDisk?.diskEncryptionSet?.id ?? "";
    expect((await restore("e2", set)).encryption).toEqual({
      type: "EncryptionAtRestWithCustomerKey",
      diskEncryptionSetId: set,
    });
    await expect(restore("e3", `${set}-gone`)).rejects.toMatchObject({ statusCode: 404, code: "NotFound" });
  });

  it("an image gives its operating system at once", async () => {
    const id = `/Subscriptions/${bench.scope.split("/")[2]}/Providers/Microsoft.Compute/Locations/westeurope/Publishers/contoso/ArtifactTypes/VMImage/Offers/windows-app/Skus/app-gen2/Versions/1.0.0`;
    const { body } = await bench.raw("PUT", "disks/i1", {
      location,
      properties: { creationData: { createOption: "fromImage", imageReference: { id } } },
    });
    expect((body as WireDisk).properties).toMatchObject({
      osType: "Windows",
      hyperVGeneration: "V2",
      purchasePlan: { name: "app-gen2", publisher: "contoso", product: "windows-app" },
      creationData: { createOption: "FromImage" },
      provisioningState: "Updating",
    });
  });

  it("a disk for an upload waits for it", async () => {
    const disk = await bench.makeDisk("u1", {
      creationData: { createOption: "Upload", uploadSizeBytes: 10737418752 },
      diskSizeGB: undefined,
    });
    expect(disk).toMatchObject({ diskState: "ReadyToUpload", diskSizeGB: 10, diskSizeBytes: 10737418240 });
  });

  it("Ultra and Premium SSD v2 disks have the performance that was asked for", async () => {
    const disk = await bench.makeDisk("p1", {
      sku: { name: "PremiumV2_LRS" },
      diskSizeGB: 200,
      diskIopsReadWrite: 4000,
      diskMBpsReadWrite: 300,
    });
    expect(disk).toMatchObject({ diskIopsReadWrite: 4000, diskMBpsReadWrite: 300, sku: { tier: "Premium" } });
    expect(disk.tier).toBeUndefined();
    expect(await bench.makeDisk("p2", { sku: { name: "PremiumV2_LRS" } })).toMatchObject({ diskIopsReadWrite: 3000 });
  });
});

describe("what is refused", () => {
  const refused = (body: unknown, name = "x") => bench.raw("PUT", `disks/${name}`, body);
  const creation = (creationData: object, more: object = {}) => ({ location, properties: { creationData, ...more } });

  it("incomplete and misspelt requests, with the name of what is wrong", async () => {
    const bodies: [unknown, string, RegExp][] = [
      [{ properties: { creationData: { createOption: "Empty" }, diskSizeGB: 1 } }, "LocationRequired", /location/],
      [{ location, properties: { diskSizeGB: 1 } }, "InvalidParameter", /creationData/],
      [creation({ createOption: "Empty" }), "InvalidParameter", /disk\.diskSizeGB/],
      [creation({ createOption: "Copy" }), "InvalidParameter", /sourceResourceId/],
      [creation({ createOption: "Copy", sourceResourceId: "/nothing" }), "InvalidParameter", /id of a disk/],
      [
        creation({ createOption: "Restore", sourceResourceId: `${bench.scope}/disks/d` }),
        "InvalidParameter",
        /restore point/,
      ],
      [creation({ createOption: "Upload", uploadSizeBytes: 512 }), "InvalidParameter", /uploadSizeBytes/],
      [creation({ createOption: "Attach" }), "InvalidParameter", /Attach/],
      [creation({ createOption: "Invented" }), "InvalidRequestContent", /createOption/],
      [empty(0), "InvalidParameter", /out of range/],
      [empty(40_000), "InvalidParameter", /32767/],
      [{ ...empty(1), sku: { name: "Gold_LRS" } }, "InvalidParameter", /Gold_LRS/],
      [empty(1, { burstingEnabled: "yes" }), "InvalidRequestContent", /burstingEnabled/],
      [{ ...empty(1), tags: ["a"] }, "InvalidRequestContent", /tags/],
      [[], "InvalidRequestContent", /object/],
    ];
    for (const [body, code, message] of bodies) {
      const answer = await refused(body);
      expect([answer.status, answer.body], JSON.stringify(body)).toMatchObject([
        400,
        { error: { code, message: expect.stringMatching(message) } },
      ]);
    }
  });

  it("a source that is not there, or in another region", async () => {
    const copy = (sourceResourceId: string, region = location) => ({
      location: region,
      properties: { creationData: { createOption: "Copy", sourceResourceId } },
    });
    const notFound = { status: 404, body: { error: { code: "NotFound", message: "Resource gone is not found." } } };
    expect(await refused(copy(`${bench.scope}/disks/gone`))).toMatchObject(notFound);
    expect(await refused(copy(`${bench.scope}/snapshots/gone`))).toMatchObject(notFound);
    const { id = "" } = await bench.makeDisk("here");
    expect(await refused(copy(id, "northeurope"))).toMatchObject({ status: 404 });
  });

  it("a source in a subscription whose data the caller may not read", async () => {
    const { vm, client, group } = bench.machine("dev-sql-01");
    const name = vm.storageProfile?.dataDisks?.[0]?.name ?? "";
    const { id: sourceResourceId = "" } = await client.disks.get(group, name);
    const [, , subscriptionId] = sourceResourceId.split("/");
    await bench.simulator.control("POST", "/access", { grant: "read", subscriptionId });
    const answer = await refused({
      location,
      properties: { creationData: { createOption: "Copy", sourceResourceId } },
    });
    await bench.simulator.control("POST", "/access", { grant: "full", subscriptionId });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: "LinkedAuthorizationFailed" } } });
  });

  it("to shrink, to move, and to become another disk", async () => {
    await bench.makeDisk("fixed", { diskSizeGB: 16 });
    expect(await refused(empty(8), "fixed")).toMatchObject({
      status: 400,
      body: { error: { code: "ResizeDiskError" } },
    });
    expect(await refused({ ...empty(16), location: "eastus" }, "fixed")).toMatchObject({
      status: 409,
      body: { error: { code: "InvalidResourceLocation" } },
    });
    const other = creation({ createOption: "Upload", uploadSizeBytes: 10737418752 });
    expect(await refused(other, "fixed")).toMatchObject({ body: { error: { code: "PropertyChangeNotAllowed" } } });
    const ultra = { sku: { name: "UltraSSD_LRS" } };
    expect(await bench.raw("PATCH", "disks/fixed", ultra)).toMatchObject({
      body: { error: { code: "OperationNotAllowed" } },
    });
  });

  it("to grow or to be deleted while a machine has it at work", async () => {
    const { vm, client, group } = bench.machine("sql-prod-02");
    const name = vm.storageProfile?.dataDisks?.[0]?.name ?? "";
    await expect(client.disks.update(group, name, { diskSizeGB: 4096 })).rejects.toMatchObject({
      statusCode: 409,
      code: "OperationNotAllowed",
      message: expect.stringContaining("while it is attached to running VM"),
    });
    await expect(client.disks.delete(group, name)).rejects.toMatchObject({
      message: expect.stringContaining("attached to VM"),
    });
    await client.virtualMachines.deallocate(group, vm.name);
    expect(await client.disks.update(group, name, { diskSizeGB: 4096 })).toMatchObject({ diskSizeGB: 4096 });
    const grown = await client.virtualMachines.get(group, vm.name);
    expect(grown.storageProfile?.dataDisks?.[0]?.diskSizeGB).toBe(4096);
  });

  it("a group or a disk that does not exist, and a lock", async () => {
    const nowhere = `${bench.scope.replace(bench.group, "rg-nowhere")}/disks/d?api-version=2026-03-02`;
    expect(await rawArm(bench.simulator, bench.azure.credential, "PUT", nowhere, empty(1))).toMatchObject({
      status: 404,
      body: { error: { code: "ResourceGroupNotFound" } },
    });
    expect(await bench.raw("PATCH", "disks/gone", {})).toMatchObject({ status: 404 });
    const { client, vm, group } = bench.machine("vendor-app-01");
    const locked = client.disks.createOrUpdate(group, "locked", {
      location: vm.location,
      creationData: { createOption: "Empty" },
      diskSizeGB: 4,
    });
    await expect(locked).rejects.toMatchObject({ statusCode: 409, code: "ScopeLocked" });
  });
});

describe("what goes wrong", () => {
  const fault = (operation: string, kind: string, more: object = {}) =>
    bench.simulator.control("POST", "/faults", { operation, kind, ...more });

  it("a disk whose creation fails is there, failed, and of no use but to be deleted", async () => {
    await fault("Disks_CreateOrUpdate", "failOperation", {
      error: { code: "InternalExecutionError", message: "An internal execution error occurred." },
    });
    await expect(bench.makeDisk("w1")).rejects.toThrow(/InternalExecutionError/);
    expect(await bench.client.disks.get(bench.group, "w1")).toMatchObject({ provisioningState: "Failed" });
    await expect(bench.makeSnapshot("w1s", `${bench.scope}/disks/w1`)).rejects.toMatchObject({ statusCode: 409 });
    await bench.client.disks.delete(bench.group, "w1");
  });

  it("a disk that is being changed takes no second change, and a failed growth leaves it as it was", async () => {
    await bench.makeDisk("w2");
    await fault("Disks_Update", "stuckOperation");
    expect(await bench.raw("PATCH", "disks/w2", { tags: { first: "yes" } })).toMatchObject({ status: 202 });
    expect(await bench.raw("PATCH", "disks/w2", { tags: { second: "yes" } })).toMatchObject({
      status: 409,
      body: { error: { code: "Conflict" } },
    });
    await bench.makeDisk("w3");
    await fault("Disks_Update", "failOperation", { error: { code: "InternalExecutionError", message: "Broken." } });
    await expect(bench.client.disks.update(bench.group, "w3", { diskSizeGB: 16 })).rejects.toThrow(/Broken/);
    expect(await bench.client.disks.get(bench.group, "w3")).toMatchObject({
      diskSizeGB: 8,
      provisioningState: "Failed",
    });
  });

  it("nothing is restored from a point that is being deleted", async () => {
    const { client, group, vm } = bench.machine("sql-prod-03");
    await bench.protect("sql-prod-03", { point: "going" });
    const point = await client.restorePoints.get(group, "rpc-sql-prod-03", "going");
    await fault("RestorePoints_Delete", "stuckOperation");
    await client.restorePoints.delete(group, "rpc-sql-prod-03", "going").submitted();
    const restore = client.disks.createOrUpdate(group, "w4", {
      location: vm.location,
      creationData: {
        createOption: "Restore",
        sourceResourceId: point.sourceMetadata?.storageProfile?.osDisk?.diskRestorePoint?.id ?? "",
      },
    });
    await expect(restore).rejects.toMatchObject({ statusCode: 409, message: expect.stringContaining("'Deleting'") });
  });
});

describe("data that arrive in the background", () => {
  it("a Premium SSD v2 disk from a snapshot tells how far its copy is, and cannot grow meanwhile", async () => {
    const { id = "" } = await bench.makeDisk("b1", { diskSizeGB: 100 });
    const snapshot = await bench.makeSnapshot("b1s", id, { incremental: true });
    const disk = await bench.makeDisk("b2", {
      sku: { name: "PremiumV2_LRS" },
      creationData: { createOption: "Copy", sourceResourceId: snapshot.id ?? "" },
      diskSizeGB: undefined,
    });
    expect(disk.completionPercent).toBeLessThan(5);
    await bench.advance(80);
    expect((await bench.client.disks.get(bench.group, "b2")).completionPercent).toBe(50);
    await expect(bench.client.disks.update(bench.group, "b2", { diskSizeGB: 200 })).rejects.toMatchObject({
      message: expect.stringContaining("background copy"),
    });
    await bench.advance(80);
    expect((await bench.client.disks.get(bench.group, "b2")).completionPercent).toBe(100);
    await bench.client.disks.update(bench.group, "b2", { diskSizeGB: 200 });
  });

  it("at most five such disks are made of one snapshot at a time", async () => {
    const { id = "" } = await bench.makeDisk("f", { diskSizeGB: 100 });
    const { id: sourceResourceId = "" } = await bench.makeSnapshot("fs", id, { incremental: true });
    const make = (name: string) =>
      bench.makeDisk(name, {
        sku: { name: "PremiumV2_LRS" },
        creationData: { createOption: "Copy", sourceResourceId },
        diskSizeGB: undefined,
      });
    for (const name of ["f1", "f2", "f3", "f4", "f5"]) await make(name);
    await expect(make("f6")).rejects.toMatchObject({ statusCode: 409, code: "OperationNotAllowed" });
    await bench.advance(200);
    await make("f6");
  });
});
