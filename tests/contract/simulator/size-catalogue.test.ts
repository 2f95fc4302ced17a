import type { ResourceSku } from "@azure/arm-compute";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseSizeName } from "#lib/domain/vm/size-name.ts";
import { type AzureClients, azureClients, collect, rawArm } from "#tests/support/azure-clients.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

let simulator: StartedSimulator;
let azure: AzureClients;
let subscriptionId = "";
let skus: ResourceSku[];

beforeAll(async () => {
  simulator = await startSimulator();
  azure = azureClients(simulator);
  for await (const subscription of azure.subscriptions.subscriptions.list()) {
    subscriptionId ||= subscription.subscriptionId ?? "";
  }
  const client = azure.compute(subscriptionId).resourceSkus;
  skus = await collect(client.list({ filter: "location eq 'westeurope'" }));
});
afterAll(() => simulator?.stop());

const sizes = (): ResourceSku[] => skus.filter((sku) => sku.resourceType === "virtualMachines");
const capabilities = (sku: ResourceSku | undefined): Record<string, string | undefined> =>
  Object.fromEntries((sku?.capabilities ?? []).map(({ name, value }) => [name ?? "", value]));
const sizeOf = (name: string): ResourceSku | undefined => sizes().find((sku) => sku.name === name);

describe("the size catalogue", () => {
  it("has every current family and generation, each size once", () => {
    const names = sizes().map((sku) => sku.name ?? "");
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(1500);
    const families = new Set(names.map((name) => parseSizeName(name)?.family));
    expect([...families]).toEqual(
      expect.arrayContaining(["A", "B", "D", "DC", "E", "EC", "F", "FX", "L", "M", "HB", "HC", "HX", "NC", "ND", "NV"]),
    );
    for (const version of [1, 2, 3, 4, 5, 6, 7]) {
      expect(names.some((name) => parseSizeName(name)?.version === version)).toBe(true);
    }
  });

  it.each([
    ["Standard_D8s_v5", { vCPUs: "8", MemoryGB: "32", MaxDataDiskCount: "16", PremiumIO: "True" }],
    ["Standard_D2_v3", { PremiumIO: "False", HyperVGenerations: "V1", EphemeralOSDiskSupported: "False" }],
    ["Standard_DS13-4_v2", { vCPUs: "8", vCPUsAvailable: "4", MemoryGB: "56", ParentSize: "Standard_DS13_v2" }],
    ["Standard_D128ds_v6", { DiskControllerTypes: "NVMe", UncachedDiskIOPS: "204800", MaxDataDiskCount: "64" }],
    ["Standard_D16plds_v5", { CpuArchitectureType: "Arm64", MemoryGB: "32", HyperVGenerations: "V2" }],
    ["Standard_E64is_v3", { MemoryGB: "432", vCPUs: "64" }],
    ["Standard_M8-2ms", { MemoryGB: "218.75", MaxWriteAcceleratorDisksAllowed: "1", MaxDataDiskCount: "8" }],
    ["Standard_M128", { PremiumIO: "True", MaxWriteAcceleratorDisksAllowed: "16" }],
    ["Standard_NC24ads_A100_v4", { GPUs: "1", MemoryGB: "220", MaxDataDiskCount: "8" }],
    ["Standard_DC4eds_v6", { ConfidentialComputingType: "TDX" }],
    ["Standard_HB176-96rs_v4", { RdmaEnabled: "True", vCPUsAvailable: "96" }],
    ["Basic_A0", { vCPUs: "1", MemoryGB: "0.75", MaxDataDiskCount: "1" }],
  ])("knows the capabilities of %s", (name, expected) => {
    expect(capabilities(sizeOf(name))).toMatchObject(expected);
  });

  it("agrees with the product's reading of every name", () => {
    for (const sku of sizes()) {
      const name = parseSizeName(sku.name ?? "");
      const { PremiumIO, CpuArchitectureType, vCPUs, vCPUsAvailable } = capabilities(sku);
      expect(name, sku.name).not.toBeNull();
      if (name?.premiumByName) expect(PremiumIO, sku.name).toBe("True");
      expect(CpuArchitectureType, sku.name).toBe(name?.vendor === "arm" ? "Arm64" : "x64");
      expect(Number(vCPUsAvailable), sku.name).toBe(name?.constrainedVCpus ?? Number(vCPUs));
    }
  });

  it("lists disks and snapshots as well, and filters by location alone", async () => {
    expect(new Set(skus.map((sku) => sku.resourceType))).toEqual(
      new Set(["availabilitySets", "disks", "snapshots", "virtualMachines"]),
    );
    expect(skus.every((sku) => sku.locations?.join() === "westeurope")).toBe(true);
    const client = azure.compute(subscriptionId).resourceSkus;
    await expect(collect(client.list({ filter: "tier eq 'Standard'" }))).rejects.toMatchObject({
      statusCode: 400,
      code: "InvalidParameter",
    });
  });

  it("answers the version of the command line as well", async () => {
    const path = `/subscriptions/${subscriptionId}/providers/Microsoft.Compute/skus?api-version=2019-04-01`;
    const { status, body } = await rawArm(simulator, azure.credential, "GET", path);
    const { value } = body as { value: ResourceSku[] };
    expect(status).toBe(200);
    expect(new Set(value.flatMap((sku) => sku.locations)).size).toBeGreaterThan(3);
  });

  it("lists the sizes of a region and of a machine in the old form", async () => {
    const client = azure.compute(subscriptionId);
    const [vm] = await collect(client.virtualMachines.listAll());
    const [, , , , group = ""] = vm?.id?.split("/") ?? [];
    const forMachine = await collect(client.virtualMachines.listAvailableSizes(group, vm?.name ?? ""));
    const inRegion = await collect(client.virtualMachineSizes.list(vm?.location ?? ""));
    expect(forMachine).toEqual(inRegion);
    expect(forMachine.find((size) => size.name === "Standard_D2as_v4")).toEqual({
      name: "Standard_D2as_v4",
      numberOfCores: 2,
      osDiskSizeInMB: 1_047_552,
      resourceDiskSizeInMB: 16_384,
      memoryInMB: 8192,
      maxDataDiskCount: 4,
    });
  });
});
