import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mapDiskResource } from "#lib/azure/mapping/map-disk-resource.ts";
import { mapRestorePoint } from "#lib/azure/mapping/map-restore-point.ts";
import { mapVm } from "#lib/azure/mapping/map-vm.ts";
import { asObject, listAt, textAt } from "#lib/azure/raw-json.ts";

const folder = new URL("../../../../shared/azure/recordings/", import.meta.url);
const arePresent = existsSync(folder);
if (!arePresent) process.stderr.write(`SKIPPED: no recorded answers of Azure in ${folder.pathname}\n`);

/** Every successful answer's body; lists are taken apart. */
function recordedBodies(): unknown[] {
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(new URL(name, folder), "utf8").trim().split("\n"));
  return lines
    .map((line): unknown => JSON.parse(line))
    .filter((record) => Number(asObject(record)["status"]) < 300)
    .map((record) => asObject(record)["responseBody"])
    .flatMap((body) => (Array.isArray(asObject(body)["value"]) ? listAt(body, "value") : [body]));
}

const ofType = (type: string) => recordedBodies().filter((body) => textAt(body, "type") === type);

describe.skipIf(!arePresent)("what Azure really answered", () => {
  test("is understood as virtual machines", () => {
    const vms = ofType("Microsoft.Compute/virtualMachines").map((body) => mapVm(body, new Map()));
    expect(vms.length).toBeGreaterThan(20);
    for (const vm of vms) {
      expect(vm.vmId).toMatch(/^[0-9a-f-]{36}$/);
      expect(vm.size).toMatch(/^Standard_/);
      expect(vm.disks[0]?.role).toBe("os");
      // While a machine is being created, its managed disks have no id yet.
      if (vm.provisioningState !== "Succeeded") continue;
      for (const disk of vm.disks) expect(disk.managed).toBe(disk.id !== null);
    }
    expect(vms.some(({ agent }) => agent.state === "ready")).toBe(true);
  });

  test("is understood as disks", () => {
    const disks = ofType("Microsoft.Compute/disks").map(mapDiskResource);
    expect(disks.length).toBeGreaterThan(10);
    for (const disk of disks) expect(disk).toMatchObject({ maxShares: 1 });
    expect(disks.some(({ sku, diskState }) => sku === "Premium_LRS" && diskState !== null)).toBe(true);
  });

  test("is understood as restore points", () => {
    const bodies = recordedBodies().filter((body) => /\/restorePoints\/[^/]+$/.test(textAt(body, "id") ?? ""));
    const points = bodies.map(mapRestorePoint);
    expect(points.length).toBeGreaterThan(5);
    for (const point of points.filter(({ provisioningState }) => provisioningState === "Succeeded")) {
      expect(point.achievedMode).not.toBeNull();
      expect(point.disks.every(({ diskRestorePointId }) => diskRestorePointId !== null)).toBe(true);
    }
  });
});
