import type { Disk, VirtualMachine } from "@azure/arm-compute";
import { azureClients, collect, rawArm } from "#tests/support/azure-clients.ts";
import { startSimulator } from "#tests/support/start-simulator.ts";

const group = "rg-lab-new";
const location = "westeurope";
export const networkVersion = "2024-10-01";

/** A simulator with an empty resource group and a network in it, and the model of a small machine. */
export async function startMachineBench(args: string[] = []) {
  const simulator = await startSimulator({ args });
  const azure = azureClients(simulator);
  const [subscription] = await collect(azure.subscriptions.subscriptions.list());
  const compute = azure.compute(subscription?.subscriptionId ?? "");
  const scope = `/subscriptions/${subscription?.subscriptionId}/resourceGroups/${group}`;
  const arm = (method: string, path: string, body?: unknown) => rawArm(simulator, azure.credential, method, path, body);
  const networkPath = (type: string, name: string) => `${scope}/providers/Microsoft.Network/${type}/${name}`;
  const put = async (path: string, body: unknown) => {
    const answer = await arm("PUT", `${path}?api-version=${networkVersion}`, body);
    if (answer.status > 201)
      throw new Error(`PUT ${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  await arm("PUT", `${scope}?api-version=2021-04-01`, { location });
  await put(networkPath("virtualNetworks", "vnet"), {
    location,
    properties: {
      addressSpace: { addressPrefixes: ["10.1.0.0/16"] },
      subnets: [{ name: "default", properties: { addressPrefix: "10.1.0.0/24" } }],
    },
  });
  const nicPath = (name: string) => networkPath("networkInterfaces", name);
  const diskPath = (name: string) => `${scope}/providers/Microsoft.Compute/disks/${name}`;
  const model = (nicId: string, { withoutOs = false } = {}): VirtualMachine => ({
    location,
    hardwareProfile: { vmSize: "Standard_D4s_v5" },
    networkProfile: { networkInterfaces: [{ id: nicId }] },
    ...(!withoutOs && {
      storageProfile: {
        imageReference: {
          publisher: "Canonical",
          offer: "0001-com-ubuntu-server-jammy",
          sku: "22_04-lts-gen2",
          version: "latest",
        },
        osDisk: { createOption: "FromImage" },
      },
      osProfile: { computerName: "machine", adminUsername: "someone", adminPassword: "correct-horse-Battery-1" },
    }),
  });
  return {
    simulator,
    azure,
    compute,
    group,
    scope,
    arm,
    put,
    networkPath,
    nicPath,
    diskPath,
    model,
    vmPath: (name: string) => `${scope}/providers/Microsoft.Compute/virtualMachines/${name}?api-version=2024-07-01`,
    /** The same model as it goes over the wire. */
    wireModel: (nicId: string) => {
      const { location: place, ...properties } = model(nicId);
      return { location: place, properties };
    },
    /** Makes a network interface and gives its id. */
    async nic(name: string): Promise<string> {
      const subnet = { id: `${networkPath("virtualNetworks", "vnet")}/subnets/default` };
      const properties = { ipConfigurations: [{ name: "ipconfig1", properties: { subnet } }] };
      await put(nicPath(name), { location, properties });
      return nicPath(name);
    },
    /** Makes an empty disk and gives its id. */
    async disk(name: string, diskSizeGB: number, more: Partial<Disk> = {}): Promise<string> {
      const sku = { name: "Premium_LRS" as const };
      await compute.disks.createOrUpdate(group, name, {
        location,
        sku,
        creationData: { createOption: "Empty" },
        diskSizeGB,
        ...more,
      });
      return diskPath(name);
    },
    fleetDisks: () => collect(compute.disks.listByResourceGroup("rg-sql-prod-weu")),
    /** Lets every operation that has begun end. */
    settle: () => simulator.control("POST", "/clock/advance", { seconds: 60 }),
  };
}

export type MachineBench = Awaited<ReturnType<typeof startMachineBench>>;
