import type { RestorePointBench } from "#tests/support/restore-point-bench.ts";
import type { CatalogueRow } from "./catalogue-row.ts";
import { fresh } from "./world.ts";

/** Calls on healthy resources, by operation of the table. Each can be repeated as often as wanted. */
const healthyCalls: Record<string, (bench: RestorePointBench) => Promise<unknown>> = {
  RestorePoints_Create: (bench) => bench.protect("web-prod-05", { point: fresh("planned") }),
  async RestorePoints_Delete(bench) {
    const { group, client } = bench.machine("web-prod-06");
    await bench.protect("web-prod-06", { point: "planned" });
    return client.restorePoints.delete(group, "rpc-web-prod-06", "planned");
  },
  async RestorePointCollections_CreateOrUpdate(bench) {
    const { vm, group, client } = bench.machine("api-prod-03");
    return client.restorePointCollections.createOrUpdate(group, fresh("planned"), {
      location: vm.location,
      source: { id: vm.id },
    });
  },
  async RestorePointCollections_Delete(bench) {
    const { vm, group, client } = bench.machine("api-prod-04");
    const name = fresh("planned");
    await client.restorePointCollections.createOrUpdate(group, name, { location: vm.location, source: { id: vm.id } });
    return client.restorePointCollections.delete(group, name);
  },
  async VirtualMachines_Get(bench) {
    const { group, client } = bench.machine("analytics-01");
    return client.virtualMachines.get(group, "analytics-01");
  },
  async VirtualMachines_Start(bench) {
    const { group, client } = bench.machine("parked-01");
    return client.virtualMachines.start(group, "parked-01");
  },
  async VirtualMachines_Deallocate(bench) {
    const { group, client } = bench.machine("analytics-02");
    return client.virtualMachines.deallocate(group, "analytics-02");
  },
};

/** The fault that makes a row's failure, and the call that it hits, on a machine with nothing wrong. */
export function faultPlanOf(row: CatalogueRow): {
  fault: Record<string, unknown>;
  call: (bench: RestorePointBench) => Promise<unknown>;
} {
  const { operation, status, code, phrase } = row;
  const call = healthyCalls[operation];
  if (call === undefined) throw new Error(`There is no call on a healthy resource for ${operation}.`);
  const error = { code, message: `Planned: ${phrase}.` };
  const fault = status === undefined ? { kind: "failOperation", error } : { kind: "error", status, error };
  return { fault: { operation, ...fault }, call };
}
