import { createHash } from "node:crypto";
import { groupOf, groupScope, subscriptionOf } from "#simulator/arm/resource-id.ts";
import { ipText } from "#simulator/network/ip-range.ts";
import { stableUuid } from "#simulator/random.ts";
import type { OtherResource, ResourceGroup, VirtualMachine } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/**
 * The machines of a generated fleet have a network per resource group and an interface each. The interfaces have no
 * records, so that 100,000 machines stay cheap: they follow from the machine, until a change gives one a record.
 */
const suffix = "-nic";
const subnetName = "machines";
/** 10.64.0.0/10: addresses of the fleet lie in its upper half, new ones are given out from its lower end. */
const upperHalf = 0x0a60_0000;
const upperHalfSize = 0x1f_ffff;

export function fleetInterfaceId(scope: string, vmName: string): string {
  return `${scope}/providers/Microsoft.Network/networkInterfaces/${vmName}${suffix}`;
}

/** The network of a resource group of the fleet. */
export function fleetNetwork(group: ResourceGroup): OtherResource {
  const id = fleetNetworkId(group.id);
  return {
    id,
    name: `vnet-${group.name}`,
    type: "Microsoft.Network/virtualNetworks",
    location: group.location,
    etag: `W/"${stableUuid(`etag/${id}`)}"`,
    properties: {
      provisioningState: "Succeeded",
      resourceGuid: stableUuid(id),
      addressSpace: { addressPrefixes: ["10.0.0.0/8"] },
      subnets: [
        {
          name: subnetName,
          properties: {
            provisioningState: "Succeeded",
            addressPrefix: "10.64.0.0/10",
            delegations: [],
            privateEndpointNetworkPolicies: "Disabled",
            privateLinkServiceNetworkPolicies: "Enabled",
          },
        },
      ],
      virtualNetworkPeerings: [],
      enableDdosProtection: false,
    },
  };
}

export const impliedInterfaces = {
  find(world: World, id: string): OtherResource | undefined {
    const vm = machineOf(world, id);
    return vm && fleetInterface(vm);
  },
  list(world: World, scope: string): OtherResource[] {
    return world.virtualMachines
      .list(scope)
      .filter((vm) => hasImpliedInterface(world, vm))
      .map(fleetInterface);
  },
};

/** Address configurations that machines of the fleet have in a subnet. */
export function impliedAddressesIn(world: World, subnetId: string): { id: string; address: string }[] {
  const scope = groupScope(subscriptionOf(subnetId), groupOf(subnetId));
  if (`${fleetNetworkId(scope)}/subnets/${subnetName}`.toLowerCase() !== subnetId.toLowerCase()) return [];
  return world.virtualMachines
    .list(scope)
    .filter((vm) => hasImpliedInterface(world, vm))
    .map((vm) => ({ id: `${interfaceIdOf(vm)}/ipConfigurations/ipconfig1`, address: addressOf(vm) }));
}

/** The machine whose interface this id names, if that interface has no record. */
function machineOf(world: World, id: string): VirtualMachine | undefined {
  const name = id.split("/").at(-1) ?? "";
  if (!name.toLowerCase().endsWith(suffix)) return undefined;
  const scope = groupScope(subscriptionOf(id), groupOf(id));
  const vm = world.virtualMachines.get(
    `${scope}/providers/Microsoft.Compute/virtualMachines/${name.slice(0, -suffix.length)}`,
  );
  return vm && hasImpliedInterface(world, vm) ? vm : undefined;
}

function hasImpliedInterface(world: World, vm: VirtualMachine): boolean {
  const id = interfaceIdOf(vm);
  const { networkInterfaces = [] } = vm.properties.networkProfile ?? {};
  return (
    networkInterfaces.some((nic) => nic.id.toLowerCase() === id.toLowerCase()) && world.others.get(id) === undefined
  );
}

function interfaceIdOf(vm: VirtualMachine): string {
  return fleetInterfaceId(groupScope(subscriptionOf(vm.id), groupOf(vm.id)), vm.name);
}

function fleetNetworkId(groupId: string): string {
  return `${groupId}/providers/Microsoft.Network/virtualNetworks/vnet-${groupId.split("/").at(-1)}`;
}

function addressOf(vm: VirtualMachine): string {
  const digest = createHash("sha256").update(vm.id.toLowerCase()).digest().readUInt32BE(0);
  return ipText(upperHalf + 4 + (digest % (upperHalfSize - 8)));
}

function fleetInterface(vm: VirtualMachine): OtherResource {
  const id = interfaceIdOf(vm);
  const scope = groupScope(subscriptionOf(vm.id), groupOf(vm.id));
  return {
    id,
    name: `${vm.name}${suffix}`,
    type: "Microsoft.Network/networkInterfaces",
    location: vm.location,
    etag: `W/"${stableUuid(`etag/${id}`)}"`,
    properties: {
      provisioningState: "Succeeded",
      resourceGuid: stableUuid(id),
      ipConfigurations: [
        {
          name: "ipconfig1",
          properties: {
            provisioningState: "Succeeded",
            privateIPAddress: addressOf(vm),
            privateIPAllocationMethod: "Dynamic",
            subnet: { id: `${fleetNetworkId(scope)}/subnets/${subnetName}` },
            primary: true,
            privateIPAddressVersion: "IPv4",
          },
        },
      ],
      enableAcceleratedNetworking: false,
      enableIPForwarding: false,
      virtualMachine: { id: vm.id },
    },
  };
}
