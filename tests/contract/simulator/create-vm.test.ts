import type { VirtualMachine } from "@azure/arm-compute";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MachineBench, startMachineBench } from "#tests/support/machine-bench.ts";

let bench: MachineBench;

beforeAll(async () => {
  bench = await startMachineBench();
});
afterAll(() => bench?.simulator.stop());

describe("a machine from an image", () => {
  it("is Creating with 201 and an operation, and running with its own disk in the end", async () => {
    const nic = await bench.nic("img-nic");
    const begun = await bench.arm("PUT", bench.vmPath("img-01"), bench.wireModel(nic));
    expect(begun.status).toBe(201);
    expect(begun.headers.get("azure-asyncoperation")).toContain("/locations/westeurope/operations/");
    expect(begun.headers.get("location")).toBeNull();
    expect(begun.body).toMatchObject({
      etag: '"1"',
      properties: {
        provisioningState: "Creating",
        storageProfile: {
          imageReference: { exactVersion: expect.stringMatching(/^22\.04\./) },
          osDisk: {
            osType: "Linux",
            createOption: "FromImage",
            caching: "ReadWrite",
            deleteOption: "Detach",
            diskSizeGB: 30,
            managedDisk: { storageAccountType: "Premium_LRS" },
          },
          dataDisks: [],
        },
      },
    });
    expect(JSON.stringify(begun.body)).not.toContain("correct-horse-Battery-1");
    expect(begun.body).not.toHaveProperty("properties.storageProfile.osDisk.managedDisk.id");
    await bench.settle();
    const vm = await bench.compute.virtualMachines.get(bench.group, "img-01", { expand: "instanceView" });
    expect(vm.provisioningState).toBe("Succeeded");
    expect(vm.instanceView?.statuses?.map((status) => status.code)).toContain("PowerState/running");
    expect(vm.instanceView).toMatchObject({ osName: "ubuntu", hyperVGeneration: "V2" });
    const disk = await bench.compute.disks.get(bench.group, vm.storageProfile?.osDisk?.name ?? "");
    expect(disk).toMatchObject({
      managedBy: vm.id,
      diskState: "Attached",
      osType: "Linux",
      provisioningState: "Succeeded",
    });
    const interfaceNow = await bench.arm("GET", `${bench.nicPath("img-nic")}?api-version=2024-10-01`);
    expect(interfaceNow.body).toMatchObject({
      properties: { virtualMachine: { id: vm.id }, primary: true, macAddress: expect.stringMatching(/^00-0D-3A-/) },
    });
  });

  it("keeps every part of the model that was sent, in Azure's spelling", async () => {
    const nic = await bench.nic("rich-nic");
    const sent: VirtualMachine = {
      ...bench.model(nic),
      zones: ["1"],
      identity: { type: "SystemAssigned" },
      licenseType: "RHEL_BYOS",
      priority: "Spot",
      evictionPolicy: "Deallocate",
      billingProfile: { maxPrice: -1 },
      extensionsTimeBudget: "PT30M",
      userData: "SGVsbG8=",
      diagnosticsProfile: { bootDiagnostics: { enabled: true } },
      securityProfile: {
        securityType: "TrustedLaunch",
        encryptionAtHost: true,
        uefiSettings: { secureBootEnabled: true, vTpmEnabled: true },
      },
      scheduledEventsProfile: { terminateNotificationProfile: { enable: true, notBeforeTimeout: "PT10M" } },
      applicationProfile: { galleryApplications: [{ packageReferenceId: "/some/app", order: 1 }] },
      additionalCapabilities: { hibernationEnabled: true },
      tags: { purpose: "round trip" },
    };
    await bench.compute.virtualMachines.createOrUpdate(bench.group, "rich-01", sent);
    const got = await bench.compute.virtualMachines.get(bench.group, "rich-01");
    const { osProfile, storageProfile, hardwareProfile, networkProfile, identity, userData, ...rest } = sent;
    expect(got).toMatchObject(rest);
    expect(got.identity).toMatchObject({ type: "SystemAssigned", principalId: expect.any(String) });
    expect(got.osProfile?.adminPassword).toBeUndefined();
    expect(got.osProfile?.linuxConfiguration?.patchSettings).toMatchObject({ patchMode: "ImageDefault" });
    expect(got.userData).toBeUndefined();
    const withData = await bench.compute.virtualMachines.get(bench.group, "rich-01", { expand: "userData" });
    expect(withData.userData).toBe("SGVsbG8=");
  });

  it("brings its data disks: empty ones and copies", async () => {
    const nic = await bench.nic("data-nic");
    const source = await bench.disk("data-source", 8);
    await bench.compute.virtualMachines.createOrUpdate(bench.group, "data-01", {
      ...bench.model(nic),
      storageProfile: {
        ...bench.model(nic).storageProfile,
        dataDisks: [
          { lun: 0, createOption: "Empty", diskSizeGB: 16, name: "data-01-first", deleteOption: "Delete" },
          { lun: 3, createOption: "Copy", sourceResource: { id: source } },
        ],
      },
    });
    const vm = await bench.compute.virtualMachines.get(bench.group, "data-01");
    expect(vm.storageProfile?.dataDisks).toMatchObject([
      { lun: 0, name: "data-01-first", diskSizeGB: 16, caching: "None", toBeDetached: false },
      { lun: 3, name: expect.stringMatching(/^data-01_disk3_/), diskSizeGB: 8, sourceResource: { id: source } },
    ]);
    const copy = await bench.compute.disks.get(bench.group, vm.storageProfile?.dataDisks?.[1]?.name ?? "");
    expect(copy.creationData).toMatchObject({ createOption: "Copy", sourceResourceId: source });
    await bench.compute.virtualMachines.delete(bench.group, "data-01");
    await expect(bench.compute.disks.get(bench.group, "data-01-first")).rejects.toMatchObject({ statusCode: 404 });
    expect(await bench.compute.disks.get(bench.group, copy.name ?? "")).toMatchObject({ diskState: "Unattached" });
    const free = await bench.arm("GET", `${bench.nicPath("data-nic")}?api-version=2024-10-01`);
    expect(free.body).not.toHaveProperty("properties.virtualMachine");
  });
});

describe("a machine from disks", () => {
  it("starts from an existing OS disk, and is the machine that was restored", async () => {
    const nic = await bench.nic("disk-nic");
    const osDisk = await bench.disk("restored-os", 64, { osType: "Linux" });
    const data = await bench.disk("restored-data", 32);
    await bench.compute.virtualMachines.createOrUpdate(bench.group, "restored-01", {
      ...bench.model(nic, { withoutOs: true }),
      storageProfile: {
        osDisk: { createOption: "Attach", osType: "Linux", managedDisk: { id: osDisk } },
        dataDisks: [{ lun: 0, createOption: "Attach", managedDisk: { id: data }, caching: "ReadOnly" }],
      },
    });
    const vm = await bench.compute.virtualMachines.get(bench.group, "restored-01");
    expect(vm.storageProfile?.osDisk).toMatchObject({ name: "restored-os", diskSizeGB: 64, createOption: "Attach" });
    expect(await bench.compute.disks.get(bench.group, "restored-data")).toMatchObject({ managedBy: vm.id });
  });

  it("cannot have a disk that another machine has", async () => {
    const nic = await bench.nic("thief-nic");
    const [first] = await bench.fleetDisks();
    const model = bench.model(nic);
    const wanted = {
      ...model,
      storageProfile: {
        ...model.storageProfile,
        dataDisks: [{ lun: 0, createOption: "Attach" as const, managedDisk: { id: first?.id ?? "" } }],
      },
    };
    await expect(bench.compute.virtualMachines.createOrUpdate(bench.group, "thief-01", wanted)).rejects.toMatchObject({
      statusCode: 409,
      code: "ConflictingUserInput",
      message: expect.stringContaining("already owned by VM"),
    });
  });
});

describe("is refused", () => {
  type Change = (model: VirtualMachine) => unknown;
  const cases: [string, Change, number, string][] = [
    [
      "an unknown size",
      (model) => Object.assign(model, { hardwareProfile: { vmSize: "Standard_Nope" } }),
      400,
      "InvalidParameter",
    ],
    ["no size", (model) => delete model.hardwareProfile, 400, "InvalidParameter"],
    [
      "a missing interface",
      (model) => Object.assign(model.networkProfile?.networkInterfaces?.[0] ?? {}, { id: bench.nicPath("nope") }),
      400,
      "InvalidResourceReference",
    ],
    [
      "no interface",
      (model) => Object.assign(model, { networkProfile: { networkInterfaces: [] } }),
      400,
      "InvalidParameter",
    ],
    [
      "an unknown SKU of a known image",
      (model) => Object.assign(model.storageProfile?.imageReference ?? {}, { sku: "23_13-lts" }),
      404,
      "PlatformImageNotFound",
    ],
    [
      "a zone that the region has not",
      (model) => Object.assign(model, { zones: ["9"] }),
      400,
      "AvailabilityZoneNotSupported",
    ],
    ["no account for a system from an image", (model) => delete model.osProfile, 400, "InvalidParameter"],
    [
      "a word that Azure does not know",
      (model) => Object.assign(model.storageProfile?.osDisk ?? {}, { caching: "Sometimes" }),
      400,
      "InvalidParameter",
    ],
    [
      "two disks with one LUN",
      (model) =>
        Object.assign(model.storageProfile ?? {}, {
          dataDisks: [1, 2].map((diskSizeGB) => ({ lun: 1, createOption: "Empty", diskSizeGB })),
        }),
      400,
      "InvalidParameter",
    ],
    [
      "more disks than the size takes",
      (model) =>
        Object.assign(model.storageProfile ?? {}, {
          dataDisks: Array.from({ length: 9 }, (_, lun) => ({ lun, createOption: "Empty", diskSizeGB: 4 })),
        }),
      409,
      "OperationNotAllowed",
    ],
    [
      "a disk that does not exist",
      (model) =>
        Object.assign(model.storageProfile ?? {}, {
          dataDisks: [{ lun: 0, createOption: "Attach", managedDisk: { id: bench.diskPath("nope") } }],
        }),
      404,
      "NotFound",
    ],
    [
      "an availability set that does not exist",
      (model) =>
        Object.assign(model, { availabilitySet: { id: bench.diskPath("nope").replace("disks", "availabilitySets") } }),
      404,
      "NotFound",
    ],
  ];
  it.each(cases)("with %s", async (_name, change, statusCode, code) => {
    const model = bench.model(await bench.nic("refused-nic"));
    change(model);
    const creation = bench.compute.virtualMachines.createOrUpdate(bench.group, "refused-01", model);
    await expect(creation).rejects.toMatchObject({ statusCode, code });
    await expect(bench.compute.virtualMachines.get(bench.group, "refused-01")).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  it("with an interface that another machine has", async () => {
    const nic = await bench.nic("busy-nic");
    await bench.compute.virtualMachines.createOrUpdate(bench.group, "busy-01", bench.model(nic));
    const second = bench.compute.virtualMachines.createOrUpdate(bench.group, "busy-02", bench.model(nic));
    await expect(second).rejects.toMatchObject({ statusCode: 400, code: "NicInUse" });
  });

  it("when the name is taken and the caller wanted a new machine, and where the region's cores are used up", async () => {
    const nic = await bench.nic("match-nic");
    const taken = bench.compute.virtualMachines.createOrUpdate(bench.group, "busy-01", bench.model(nic), {
      ifNoneMatch: "*",
    });
    await expect(taken).rejects.toMatchObject({ statusCode: 412, code: "PreconditionFailed" });
    await bench.simulator.control("POST", "/quotas/cores", { location: "westeurope", limit: 1 });
    const beyond = bench.compute.virtualMachines.createOrUpdate(bench.group, "match-01", bench.model(nic));
    await expect(beyond).rejects.toMatchObject({
      statusCode: 409,
      code: "OperationNotAllowed",
      message: expect.stringContaining("exceeding approved"),
    });
    await bench.simulator.control("POST", "/quotas/cores", { location: "westeurope", limit: null });
  });
});

describe("fails after a while", () => {
  it("when its image had not been generalized", async () => {
    const image = bench.diskPath("golden").replace("disks", "images");
    await bench.simulator.control("POST", "/images/state", { id: image, state: "specialized" });
    const model = bench.model(await bench.nic("golden-nic"));
    Object.assign(model.storageProfile ?? {}, { imageReference: { id: image } });
    const creation = bench.compute.virtualMachines.createOrUpdate(bench.group, "golden-01", model);
    await expect(creation).rejects.toThrow(/OSProvisioningClientError|did not finish in the allotted time/);
    expect(await bench.compute.virtualMachines.get(bench.group, "golden-01")).toMatchObject({
      provisioningState: "Failed",
    });
  });
});
