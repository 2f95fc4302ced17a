import { describe, expect, test } from "vitest";
import { indexDiskResources } from "#lib/azure/mapping/map-disk-resource.ts";
import { mapRunStatus } from "#lib/azure/mapping/map-run-status.ts";
import { mapVm } from "#lib/azure/mapping/map-vm.ts";
import { UnexpectedAnswer } from "#lib/azure/raw-json.ts";
import { dataDiskJson, fullInstanceView, subscription, vmId, vmJson } from "./fleet-json.ts";

const disks = indexDiskResources([dataDiskJson]);

describe("a virtual machine", () => {
  const facts = mapVm(vmJson, disks);

  test("is told in our words", () => {
    expect(facts).toMatchObject({
      id: vmId,
      resourceGroup: "RG-App",
      location: "westeurope",
      zones: ["2"],
      tags: { env: "prod" },
      size: "Standard_D4s_v5",
      osType: "Linux",
      osName: "ubuntu 22.04",
      imageReference: { publisher: "Canonical", offer: "ubuntu", sku: "22_04-lts" },
      hyperVGeneration: "V2",
      powerState: "running",
      priority: "Spot",
      securityType: "TrustedLaunch",
      encryptionAtHost: true,
      extendedLocation: "losangeles",
      plan: { name: "p", publisher: "pub", product: "prod" },
      platformRestorePointsEnabled: true,
    });
    expect(facts.availabilitySetId).toMatch(/availabilitySets\/as$/);
    expect(facts.scaleSet).toMatchObject({ orchestrationMode: "Flexible" });
  });

  test("shows its agent and extensions", () => {
    expect(facts.agent).toEqual({
      state: "ready",
      version: "2.9.1.1",
      provisionAllowed: false,
      extensionsAllowed: true,
      failedExtensions: ["Backup"],
      installedExtensions: ["AzureDiskEncryptionForLinux", "AzureMonitorLinuxAgent", "VMSnapshotLinux"],
      prePostScripts: null,
    });
  });

  test("has its disks joined by id whatever the spelling, OS disk first, then by LUN", () => {
    expect(facts.disks.map(({ name }) => name)).toEqual(["app-01-os", "old", "app-01-data"]);
    const [os, vhd, data] = facts.disks;
    expect(os).toMatchObject({ role: "os", lun: null, ephemeral: true, caching: "ReadWrite", maxShares: null });
    expect(vhd).toMatchObject({ id: null, managed: false, lun: 1 });
    expect(data).toMatchObject({
      lun: 3,
      managed: true,
      sku: "Premium_LRS",
      sizeGb: 256,
      caching: "ReadOnly",
      writeAccelerator: true,
      toBeDetached: true,
      maxShares: 2,
      instanceViewStatus: "ProvisioningState/failed",
      securityType: "TrustedLaunch",
      encryptionType: "EncryptionAtRestWithCustomerKey",
      adeEnabled: true,
      networkAccessPolicy: "AllowPrivate",
      publicNetworkAccess: "Disabled",
      dataAccessAuthMode: "AzureActiveDirectory",
      performancePlus: true,
      logicalSectorSize: 4096,
      completionPercent: 40,
    });
  });
});

describe("a row of Resource Graph", () => {
  const { instanceView: _full, ...properties } = vmJson.properties;
  const row = {
    ...vmJson,
    type: "microsoft.compute/virtualmachines",
    properties: {
      ...properties,
      extended: {
        instanceView: { osName: "ubuntu", hyperVGeneration: "V1", powerState: { code: "PowerState/deallocated" } },
      },
    },
  };

  test("has its power state in the short instance view, and nothing about the agent", () => {
    const facts = mapVm(row, disks);
    expect(facts).toMatchObject({ powerState: "deallocated", osName: "ubuntu", hyperVGeneration: "V1" });
    expect(facts.type).toBe("Microsoft.Compute/virtualMachines");
    expect(facts.agent).toMatchObject({ state: "unknown", version: null });
  });

  test("of a Uniform scale set's instance names the set", () => {
    const setId = `${subscription}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachineScaleSets/web`;
    const facts = mapVm({ id: `${setId}/virtualMachines/0`, location: "westeurope", properties: {} }, disks);
    expect(facts.scaleSet).toEqual({ id: setId, orchestrationMode: "Uniform" });
    expect(facts.type).toBe("Microsoft.Compute/virtualMachineScaleSets/virtualMachines");
  });

  test("of a classic machine has unmanaged disks and no identity of Azure's", () => {
    const id = `${subscription}/resourceGroups/rg/providers/Microsoft.ClassicCompute/virtualMachines/old`;
    const storageProfile = {
      operatingSystemDisk: { diskName: "os", caching: "ReadWrite", operatingSystem: "Windows" },
    };
    const properties = {
      hardwareProfile: { size: "Standard_D1" },
      instanceView: { powerState: "Started" },
      storageProfile,
    };
    const facts = mapVm({ id, location: "westeurope", properties }, disks);
    expect(facts).toMatchObject({
      type: "Microsoft.ClassicCompute/virtualMachines",
      vmId: id.toLowerCase(),
      osType: "Windows",
      powerState: "running",
    });
    expect(facts.disks).toMatchObject([{ managed: false, role: "os", caching: "ReadWrite" }]);
  });

  test("without an id is not understood, and says so", () => {
    expect(() => mapVm({ location: "x" }, disks)).toThrow(UnexpectedAnswer);
  });
});

describe("run-time status", () => {
  const statusOf = (instanceView: unknown) => mapRunStatus({ id: vmId, properties: { instanceView } });
  const { vmAgent: _agent, ...withoutAgent } = fullInstanceView;

  test("tells a ready agent from a silent and a missing one", () => {
    const silent = {
      vmAgentVersion: "Unknown",
      statuses: [{ code: "ProvisioningState/Unavailable", displayStatus: "Not Ready" }],
    };
    expect(statusOf(fullInstanceView).agent).toMatchObject({ state: "ready", version: "2.9.1.1" });
    expect(statusOf({ ...withoutAgent, vmAgent: silent }).agent).toMatchObject({ state: "notReady", version: null });
    expect(statusOf(withoutAgent).agent.state).toBe("missing");
  });

  test("says nothing about the agent of a machine that does not run", () => {
    const stopped = { ...withoutAgent, statuses: [{ code: "PowerState/deallocated" }] };
    expect(statusOf(stopped)).toMatchObject({ powerState: "deallocated", agent: { state: "unknown" } });
  });

  test("without an instance view is unknown", () => {
    expect(mapRunStatus({ id: vmId })).toMatchObject({ powerState: "unknown", agent: { state: "unknown" } });
  });
});
