import { afterAll, beforeAll, expect, it } from "vitest";
import { collect } from "#tests/support/azure-clients.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let bench: RestorePointBench;

beforeAll(async () => {
  bench = await startBench({ operationMs: "0-0" });
});
afterAll(() => bench?.simulator.stop());

it("a restore point says the same and restores the same when its machine and disks are gone", async () => {
  const name = "web-trusted-01";
  const { client, group, vm } = bench.machine(name);
  await bench.protect(name, { point: "last" });
  const disksOfPoint = () => collect(client.diskRestorePoint.listByRestorePoint(group, `rpc-${name}`, "last"));
  const before = await disksOfPoint();
  const os = before.find(({ osType }) => osType !== undefined);
  expect(os?.securityProfile).toEqual({ securityType: "TrustedLaunch" });

  await client.virtualMachines.delete(group, name);
  for (const { sourceResourceId = "" } of before) {
    const disk = sourceResourceId.split("/").at(-1) ?? "";
    await client.disks.delete(group, disk);
    await expect(client.disks.get(group, disk)).rejects.toMatchObject({ statusCode: 404 });
  }

  expect(await disksOfPoint()).toEqual(before);
  const restored = await client.disks.createOrUpdate(group, "restored", {
    location: vm.location,
    creationData: { createOption: "Restore", sourceResourceId: os?.id ?? "" },
  });
  expect(restored).toMatchObject({
    osType: os?.osType,
    hyperVGeneration: os?.hyperVGeneration,
    securityProfile: { securityType: "TrustedLaunch" },
  });
});
