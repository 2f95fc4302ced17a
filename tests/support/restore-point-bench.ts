import type { ComputeManagementClient, RestorePoint, VirtualMachine } from "@azure/arm-compute";
import { type AzureClients, azureClients, collect } from "#tests/support/azure-clients.ts";
import { type StartedSimulator, type StartSimulatorOptions, startSimulator } from "#tests/support/start-simulator.ts";

/** A machine of the fleet with the client of its subscription. */
export type Subject = {
  vm: VirtualMachine & { id: string; name: string };
  group: string;
  client: ComputeManagementClient;
};

export type RestorePointBench = {
  simulator: StartedSimulator;
  azure: AzureClients;
  machine(name: string): Subject;
  /** Makes (or finds) the machine's own collection and starts a restore point in it; resolves when it has ended. */
  protect(
    name: string,
    wanted: { point: string; crash?: boolean; excludeDisks?: string[]; collection?: string },
  ): Promise<RestorePoint>;
};

/** A simulator with its whole fleet read once, for tests about restore points. */
export async function startBench(options: StartSimulatorOptions = {}): Promise<RestorePointBench> {
  const simulator = await startSimulator(options);
  const azure = azureClients(simulator);
  const machines = new Map<string, Subject>();
  for (const { subscriptionId = "" } of await collect(azure.subscriptions.subscriptions.list())) {
    const client = azure.compute(subscriptionId);
    for (const vm of await collect(client.virtualMachines.listAll())) {
      if (vm.id === undefined || vm.name === undefined) throw new Error("A machine without id or name was listed.");
      machines.set(vm.name, { vm: { ...vm, id: vm.id, name: vm.name }, group: vm.id.split("/")[4] ?? "", client });
    }
  }
  const machine = (name: string): Subject => {
    const found = machines.get(name);
    if (found === undefined) throw new Error(`The fleet has no machine ${name}.`);
    return found;
  };
  return {
    simulator,
    azure,
    machine,
    async protect(name, { point, crash = true, excludeDisks = [], collection = `rpc-${name}` }) {
      const { vm, group, client } = machine(name);
      await client.restorePointCollections.createOrUpdate(group, collection, {
        location: vm.location,
        source: { id: vm.id },
      });
      return client.restorePoints.create(group, collection, point, {
        ...(crash && { consistencyMode: "CrashConsistent" }),
        ...(excludeDisks.length > 0 && { excludeDisks: excludeDisks.map((id) => ({ id })) }),
      });
    },
  };
}
