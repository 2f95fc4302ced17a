import type { ComputeManagementClient, Disk, Snapshot } from "@azure/arm-compute";
import { type RawAnswer, rawArm } from "#tests/support/azure-clients.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";
import type { StartSimulatorOptions } from "#tests/support/start-simulator.ts";

/** What the simulator is asked for plainly, with the body in wire form. */
export type WireDisk = {
  name: string;
  id: string;
  location: string;
  sku?: { name: string; tier?: string };
  tags?: Record<string, string>;
  properties: Record<string, unknown> & { provisioningState: string; creationData: Record<string, unknown> };
};

/** Properties of a new disk or snapshot; `undefined` takes out what it would have otherwise. */
type Wanted<T> = { [K in keyof T]?: T[K] | undefined };

export type DiskBench = RestorePointBench & {
  group: string;
  /** `/subscriptions/.../providers/Microsoft.Compute` of the group in which the tests make their disks. */
  scope: string;
  client: ComputeManagementClient;
  raw(method: string, path: string, body?: unknown, version?: string): Promise<RawAnswer>;
  makeDisk(name: string, wanted?: Wanted<Disk>): Promise<Disk>;
  makeSnapshot(name: string, sourceResourceId: string, wanted?: Wanted<Snapshot>): Promise<Snapshot>;
  advance(seconds: number): Promise<unknown>;
};

/** A simulator with its fleet, and a group in the region of `sql-prod-01` for new disks. */
export async function startDiskBench(options: StartSimulatorOptions = {}): Promise<DiskBench> {
  const bench = await startBench({ operationMs: "0-0", ...options });
  const { client, group, vm } = bench.machine("sql-prod-01");
  const scope = `${vm.id.slice(0, vm.id.indexOf("/providers/"))}/providers/Microsoft.Compute`;
  return {
    ...bench,
    client,
    group,
    scope,
    raw: (method, path, body, version = "2026-03-02") =>
      rawArm(bench.simulator, bench.azure.credential, method, `${scope}/${path}?api-version=${version}`, body),
    makeDisk: (name, wanted = {}) => {
      const usual = { location: vm.location, creationData: { createOption: "Empty" }, diskSizeGB: 8 };
      return client.disks.createOrUpdate(group, name, { ...usual, ...wanted } as Disk);
    },
    makeSnapshot: (name, sourceResourceId, wanted = {}) => {
      const usual = { location: vm.location, creationData: { createOption: "Copy", sourceResourceId } };
      return client.snapshots.createOrUpdate(group, name, { ...usual, ...wanted } as Snapshot);
    },
    advance: (seconds) => bench.simulator.control("POST", "/clock/advance", { seconds }),
  };
}
