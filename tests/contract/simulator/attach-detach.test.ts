import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MachineBench, startMachineBench } from "#tests/support/machine-bench.ts";

let bench: MachineBench;
const name = "disks-01";
const machine = () => bench.compute.virtualMachines.get(bench.group, name);
const diskNames = async () => (await machine()).storageProfile?.dataDisks?.map((disk) => `${disk.lun}:${disk.name}`);
const post = (body: unknown) => bench.arm("POST", bench.vmPath(name).replace("?", "/attachDetachDataDisks?"), body);

beforeAll(async () => {
  bench = await startMachineBench();
  const nic = await bench.nic("disks-nic");
  await bench.compute.virtualMachines.createOrUpdate(bench.group, name, bench.model(nic));
  for (const disk of ["one", "two", "three"]) await bench.disk(disk, 8);
});
afterAll(() => bench?.simulator.stop());

describe("attachDetachDataDisks", () => {
  it("answers 200 with the storage profile and an operation; the disks know their machine", async () => {
    const answer = await post({
      dataDisksToAttach: [
        { diskId: bench.diskPath("one"), lun: 0 },
        { diskId: bench.diskPath("two"), caching: "readOnly" },
      ],
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("azure-asyncoperation")).toContain("/operations/");
    expect(answer.body).toMatchObject({
      osDisk: { osType: "Linux" },
      dataDisks: [
        { lun: 0, name: "one", createOption: "Attach", caching: "None", toBeDetached: false, diskSizeGB: 8 },
        { lun: 1, name: "two", caching: "ReadOnly", managedDisk: { id: bench.diskPath("two") } },
      ],
    });
    await bench.settle();
    expect(await bench.compute.disks.get(bench.group, "one")).toMatchObject({
      managedBy: (await machine()).id,
      diskState: "Attached",
    });
  });

  it("shows a disk that goes as toBeDetached until the operation ends, and then lets it go", async () => {
    const before = Number((await machine()).etag?.replaceAll('"', ""));
    const answer = await post({ dataDisksToDetach: [{ diskId: bench.diskPath("two"), detachOption: "forceDetach" }] });
    expect(answer.body).toMatchObject({
      dataDisks: [
        { name: "one", toBeDetached: false },
        { name: "two", toBeDetached: true, detachOption: "ForceDetach" },
      ],
    });
    await bench.settle();
    expect(await diskNames()).toEqual(["0:one"]);
    expect(await bench.compute.disks.get(bench.group, "two")).toMatchObject({ diskState: "Unattached" });
    expect(Number((await machine()).etag?.replaceAll('"', ""))).toBe(before + 2);
  });

  const refusals: [string, () => unknown, number, string][] = [
    [
      "a LUN that is taken",
      () => ({ dataDisksToAttach: [{ diskId: bench.diskPath("three"), lun: 0 }] }),
      400,
      "InvalidParameter",
    ],
    [
      "a disk that it has already",
      () => ({ dataDisksToAttach: [{ diskId: bench.diskPath("one"), lun: 5 }] }),
      409,
      "ConflictingUserInput",
    ],
    ["a disk that is not there", () => ({ dataDisksToAttach: [{ diskId: bench.diskPath("nope") }] }), 404, "NotFound"],
    [
      "letting go what it has not",
      () => ({ dataDisksToDetach: [{ diskId: bench.diskPath("three") }] }),
      400,
      "InvalidParameter",
    ],
    ["nothing to do", () => ({}), 400, "InvalidParameter"],
  ];
  it.each(refusals)("refuses %s", async (_name, body, status, code) => {
    const answer = await post(body());
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: { code } });
  });
});

describe("a change of the model", () => {
  it("makes a new disk, changes the caching of another, and lets go what the list no longer names", async () => {
    const vm = await machine();
    const [first] = vm.storageProfile?.dataDisks ?? [];
    await bench.compute.virtualMachines.update(bench.group, name, {
      storageProfile: {
        dataDisks: [
          {
            lun: 0,
            name: first?.name ?? "",
            createOption: "Attach",
            caching: "ReadWrite",
            managedDisk: { id: bench.diskPath("one") },
          },
          { lun: 2, createOption: "Empty", diskSizeGB: 4, name: "fresh" },
        ],
      },
    });
    expect((await machine()).storageProfile?.dataDisks).toMatchObject([
      { name: "one", caching: "ReadWrite" },
      { name: "fresh", diskSizeGB: 4, managedDisk: { id: bench.diskPath("fresh"), storageAccountType: "Premium_LRS" } },
    ]);
    await bench.compute.virtualMachines.update(bench.group, name, {
      storageProfile: { dataDisks: [{ lun: 2, createOption: "Empty" }] },
    });
    expect(await diskNames()).toEqual(["2:fresh"]);
    expect(await bench.compute.disks.get(bench.group, "one")).toMatchObject({ diskState: "Unattached" });
  });

  it("changes tags, identity and size, keeps the rest, and counts the version up", async () => {
    await bench.compute.virtualMachines.update(bench.group, name, {
      tags: { env: "test" },
      identity: { type: "SystemAssigned" },
      hardwareProfile: { vmSize: "Standard_D8s_v5" },
    });
    expect(await machine()).toMatchObject({
      tags: { env: "test" },
      identity: { type: "SystemAssigned" },
      hardwareProfile: { vmSize: "Standard_D8s_v5" },
      osProfile: { computerName: "machine" },
      storageProfile: { dataDisks: [{ name: "fresh" }] },
    });
  });

  const fixed: [string, Parameters<MachineBench["compute"]["virtualMachines"]["update"]>[2]][] = [
    ["the name of its OS disk", { storageProfile: { osDisk: { createOption: "FromImage", name: "other" } } }],
    ["its image", { storageProfile: { imageReference: { publisher: "Debian", offer: "debian-12", sku: "12" } } }],
    ["its computer name", { osProfile: { computerName: "other" } }],
    ["its zone", { zones: ["2"] }],
  ];
  it.each(fixed)("cannot change %s", async (_name, change) => {
    const update = bench.compute.virtualMachines.update(bench.group, name, change);
    await expect(update).rejects.toMatchObject({ statusCode: 409, code: "PropertyChangeNotAllowed" });
  });

  it("swaps the OS disk of a machine that stands still", async () => {
    await bench.disk("other-os", 64, { osType: "Linux" });
    const swap = {
      storageProfile: { osDisk: { createOption: "FromImage", managedDisk: { id: bench.diskPath("other-os") } } },
    };
    await expect(bench.compute.virtualMachines.update(bench.group, name, swap)).rejects.toMatchObject({
      statusCode: 409,
    });
    await bench.compute.virtualMachines.deallocate(bench.group, name);
    const before = (await machine()).storageProfile?.osDisk?.name ?? "";
    await bench.compute.virtualMachines.update(bench.group, name, swap);
    expect((await machine()).storageProfile?.osDisk).toMatchObject({ name: "other-os", diskSizeGB: 64 });
    expect(await bench.compute.disks.get(bench.group, before)).toMatchObject({ diskState: "Unattached" });
    expect(await bench.compute.disks.get(bench.group, "other-os")).toMatchObject({ diskState: "Reserved" });
  });

  it("is refused to whoever has read an older version", async () => {
    const change = bench.compute.virtualMachines.update(bench.group, name, { tags: {} }, { ifMatch: '"1"' });
    await expect(change).rejects.toMatchObject({ statusCode: 412 });
  });
});
