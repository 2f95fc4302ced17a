import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AzureCli, findAzureCli, patience, signedInCli } from "#tests/support/azure-cli.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

const program = findAzureCli();
const group = ["-g", "rg-cli"];
const inCollection = [...group, "--collection-name", "rpc-web"];

type Point = {
  consistencyMode: string;
  provisioningState: string;
  sourceMetadata: { storageProfile: { osDisk: { diskRestorePoint: { id: string } } } };
};

describe.skipIf(program === null)("az restore-point, disk and snapshot", patience, () => {
  let simulator: StartedSimulator;
  let az: AzureCli;
  let machineId: string;
  let diskRestorePoint: string;

  beforeAll(async () => {
    simulator = await startSimulator();
    az = await signedInCli(program ?? "", simulator);
    await az.json("group", "create", ...group, "-l", "westeurope");
    machineId = await az.text("vm", "show", "-g", "rg-web-prod-weu", "-n", "web-prod-02", "--query", "id", "-o", "tsv");
  });
  afterAll(async () => {
    az?.remove();
    await simulator?.stop();
  });

  it("make a collection for a machine, tag it and find it again", async () => {
    const collection = ["restore-point", "collection"];
    const source = ["-l", "westeurope", "--source-id", machineId];
    const made = await az.json(...collection, "create", ...inCollection, ...source);
    expect(made).toMatchObject({ name: "rpc-web", provisioningState: "Succeeded", source: { id: machineId } });
    const tagged = await az.json(...collection, "update", ...inCollection, "--tags", "drill=yes");
    expect(tagged).toMatchObject({ tags: { drill: "yes" } });
    expect(await az.json(...collection, "list", ...group, "--query", "[].name")).toEqual(["rpc-web"]);
    expect(await az.json(...collection, "list-all", "--query", "[].name")).toContain("rpc-web");
  });

  it("take a crash-consistent point of all disks and show it", async () => {
    const mode = ["--consistency-mode", "CrashConsistent"];
    await az.json("restore-point", "create", ...inCollection, "-n", "p1", ...mode);
    const point = await az.json<Point>("restore-point", "show", ...inCollection, "-n", "p1");
    expect(point).toMatchObject({ consistencyMode: "CrashConsistent", provisioningState: "Succeeded" });
    diskRestorePoint = point.sourceMetadata.storageProfile.osDisk.diskRestorePoint.id;
    expect(diskRestorePoint).toContain("/restorePoints/p1/diskRestorePoints/");
    const view = await az.json("restore-point", "show", ...inCollection, "-n", "p1", "--expand", "instanceView");
    expect(view).toMatchObject({ instanceView: { diskRestorePoints: expect.any(Array) } });
    const shown = await az.json("restore-point", "collection", "show", ...inCollection, "--restore-points");
    expect(shown).toMatchObject({ restorePoints: [expect.objectContaining({ name: "p1" })] });
  });

  it("copy a point into another region", async () => {
    const source = await az.text("restore-point", "collection", "show", ...inCollection, "--query", "id", "-o", "tsv");
    const copies = [...group, "--collection-name", "rpc-copies"];
    await az.json("restore-point", "collection", "create", ...copies, "-l", "northeurope", "--source-id", source);
    const point = await az.text("restore-point", "show", ...inCollection, "-n", "p1", "--query", "id", "-o", "tsv");
    await az.json("restore-point", "create", ...copies, "-n", "p1", "--source-restore-point", point);
    const copy = await az.json("restore-point", "show", ...copies, "-n", "p1", "--expand", "instanceView");
    expect(copy).toMatchObject({ sourceRestorePoint: { id: point }, consistencyMode: "CrashConsistent" });
  });

  it("restore a disk from a disk restore point and read its content", async () => {
    const made = await az.json("disk", "create", ...group, "-n", "restored", "--source", diskRestorePoint);
    expect(made).toMatchObject({
      creationData: { createOption: "Restore", sourceResourceId: diskRestorePoint },
      diskState: "Unattached",
      osType: "Linux",
    });
    const access = ["--duration-in-seconds", "3600", "--query", "accessSas", "-o", "tsv"];
    const address = await az.text("disk", "grant-access", ...group, "-n", "restored", ...access);
    const content = await fetch(address, { headers: { range: "bytes=0-511" } });
    expect(content.status).toBe(206);
    expect((await content.arrayBuffer()).byteLength).toBe(512);
    await az.text("disk", "revoke-access", ...group, "-n", "restored");
    expect((await fetch(address, { headers: { range: "bytes=0-511" } })).status).toBe(403);
  });

  it("make, grow, copy and delete disks and snapshots", async () => {
    await az.json("disk", "create", ...group, "-n", "empty", "--size-gb", "4", "--sku", "Premium_LRS");
    expect(await az.json("disk", "update", ...group, "-n", "empty", "--size-gb", "8")).toMatchObject({ diskSizeGb: 8 });
    const snapshot = await az.json("snapshot", "create", ...group, "-n", "snap", "--source", "empty", "--incremental");
    expect(snapshot).toMatchObject({ incremental: true, creationData: { createOption: "Copy" }, diskSizeGb: 8 });
    const copy = await az.json("disk", "create", ...group, "-n", "copy", "--source", "snap");
    expect(copy).toMatchObject({ creationData: { createOption: "Copy" }, diskSizeGb: 8 });
    const access = await az.json("snapshot", "grant-access", ...group, "-n", "snap", "--duration-in-seconds", "60");
    expect(access).toMatchObject({ accessSas: expect.stringMatching(/^https:\/\/localhost/) });
    await az.text("snapshot", "revoke-access", ...group, "-n", "snap");
    expect(await az.json("snapshot", "list", ...group, "--query", "[].name")).toEqual(["snap"]);
    await az.text("snapshot", "delete", ...group, "-n", "snap");
    await az.text("disk", "delete", ...group, "-n", "copy", "-y");
    expect(await az.json("disk", "list", ...group, "--query", "sort([].name)")).toEqual(["empty", "restored"]);
    expect(await az.failure("snapshot", "show", ...group, "-n", "snap")).toContain("(ResourceNotFound)");
  });

  it("send newer api-versions, with az rest", async () => {
    const collection = `/subscriptions/{subscriptionId}/resourceGroups/rg-cli/providers/Microsoft.Compute/restorePointCollections/rpc-web`;
    const point = await az.json(
      "rest",
      "--method",
      "get",
      "--url",
      `${collection}/restorePoints/p1?api-version=2026-04-01`,
    );
    expect(point).toMatchObject({ properties: { consistencyMode: "CrashConsistent" } });
    const refusal = await az.failure("rest", "--method", "get", "--url", `${collection}?api-version=2031-01-01`);
    expect(refusal).toContain("NoRegisteredProviderFound");
  });

  it("delete a point and a collection", async () => {
    await az.text("restore-point", "delete", ...inCollection, "-n", "p1", "-y");
    expect(await az.failure("restore-point", "show", ...inCollection, "-n", "p1")).toContain("NotFound");
    await az.text("restore-point", "collection", "delete", ...inCollection, "-y");
    expect(await az.json("restore-point", "collection", "list", ...group, "--query", "[].name")).toEqual([
      "rpc-copies",
    ]);
  });
});
