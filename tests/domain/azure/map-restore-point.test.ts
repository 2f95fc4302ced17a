import { expect, test } from "vitest";
import { mapRestorePoint } from "#lib/azure/mapping/map-restore-point.ts";
import { mapSize } from "#lib/azure/mapping/map-size.ts";
import { dataDiskId, osDiskId, subscription } from "./fleet-json.ts";

const pointId = `${subscription}/resourceGroups/rg/providers/Microsoft.Compute/restorePointCollections/c/restorePoints/p`;
const source = (finished: boolean) => ({
  vmId: "v",
  storageProfile: {
    osDisk: {
      name: "os",
      managedDisk: { id: osDiskId },
      ...(finished && { diskRestorePoint: { id: `${pointId}/d/os` } }),
    },
    dataDisks: [{ lun: 4, name: "data", managedDisk: { id: dataDiskId } }],
  },
});

test("a point in the making has its source but no disk restore points", () => {
  const properties = {
    provisioningState: "Creating",
    timeCreated: "2026-11-22T10:00:00Z",
    sourceMetadata: source(false),
  };
  expect(mapRestorePoint({ id: pointId, name: "p", properties })).toEqual({
    armId: pointId,
    name: "p",
    provisioningState: "Creating",
    achievedMode: null,
    timeCreated: new Date("2026-11-22T10:00:00Z"),
    sourceVmId: "v",
    disks: [
      {
        name: "os",
        armId: osDiskId,
        role: "os",
        lun: null,
        diskRestorePointId: null,
        replicationState: null,
        completionPercent: null,
      },
      {
        name: "data",
        armId: dataDiskId,
        role: "data",
        lun: 4,
        diskRestorePointId: null,
        replicationState: null,
        completionPercent: null,
      },
    ],
  });
});

test("a finished point has its mode, and its copies are joined by id", () => {
  const replicationStatus = { status: { code: "ReplicationState/succeeded" }, completionPercent: 100 };
  const properties = {
    provisioningState: "Succeeded",
    consistencyMode: "CrashConsistent",
    sourceMetadata: source(true),
    instanceView: { diskRestorePoints: [{ id: `${pointId}/D/OS`, replicationStatus }] },
  };
  const point = mapRestorePoint({ id: pointId, properties });
  expect(point).toMatchObject({ name: "p", achievedMode: "CrashConsistent", timeCreated: null });
  expect(point.disks[0]).toMatchObject({
    diskRestorePointId: `${pointId}/d/os`,
    replicationState: "ReplicationState/succeeded",
    completionPercent: 100,
  });
});

test("a size is restricted by its region, not by one of its zones", () => {
  const sku = {
    resourceType: "virtualMachines",
    name: "Standard_D2s_v5",
    capabilities: [{ name: "PremiumIO", value: "True" }],
  };
  expect(mapSize({ ...sku, restrictions: [{ type: "Zone" }] }, "West Europe")).toEqual({
    name: "Standard_D2s_v5",
    location: "westeurope",
    capabilities: { PremiumIO: "True" },
    restricted: false,
  });
  expect(mapSize({ ...sku, restrictions: [{ type: "Location" }] }, "westeurope")?.restricted).toBe(true);
  expect(mapSize({ ...sku, resourceType: "disks" }, "westeurope")).toBeNull();
});
