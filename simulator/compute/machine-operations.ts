import type { ArmOperation } from "#simulator/arm/operation.ts";
import { compute, group, op, read, remove, sub, write } from "#simulator/arm/operation-row.ts";
import { policies } from "#simulator/arm/rate-policies.ts";
import { changeVirtualMachine, deleteVirtualMachine } from "#simulator/compute/change-virtual-machine.ts";
import { getOneOf, listOf } from "#simulator/compute/other-resources.ts";
import * as power from "#simulator/compute/power.ts";
import * as vms from "#simulator/compute/virtual-machines.ts";

const vm = `${group}/${compute}/virtualMachines/{vmName}`;
const vmType = "Microsoft.Compute/virtualMachines";
const scaleSetType = "Microsoft.Compute/virtualMachineScaleSets";

/** Virtual machines, the sets they belong to, and SKUs. */
export const machineOperations: readonly ArmOperation[] = [
  op("VirtualMachines_ListAll", "GET", `${sub}/${compute}/virtualMachines`, {
    family: "compute",
    action: read(vmType),
    limits: policies.highCostGet,
    handle: vms.listAllVirtualMachines,
  }),
  op("VirtualMachines_List", "GET", `${group}/${compute}/virtualMachines`, {
    family: "compute",
    action: read(vmType),
    limits: policies.highCostGet,
    handle: vms.listVirtualMachinesInGroup,
  }),
  op("VirtualMachines_ListByLocation", "GET", `${sub}/${compute}/locations/{location}/virtualMachines`, {
    family: "compute",
    action: read(vmType),
    limits: policies.highCostGet,
    handle: vms.listVirtualMachinesByLocation,
  }),
  op("VirtualMachines_Get", "GET", vm, {
    family: "compute",
    action: read(vmType),
    limits: policies.lowCostGet,
    handle: vms.getVirtualMachine,
  }),
  op("VirtualMachines_InstanceView", "GET", `${vm}/instanceView`, {
    family: "compute",
    action: `${vmType}/instanceView/read`,
    limits: policies.lowCostGet,
    handle: vms.getInstanceView,
  }),
  op("VirtualMachines_CreateOrUpdate", "PUT", vm, {
    family: "compute",
    action: write(vmType),
    limits: policies.putVm,
    handle: changeVirtualMachine,
  }),
  op("VirtualMachines_Update", "PATCH", vm, {
    family: "compute",
    action: write(vmType),
    limits: policies.updateVm,
    handle: changeVirtualMachine,
  }),
  op("VirtualMachines_Delete", "DELETE", vm, {
    family: "compute",
    action: remove(vmType),
    limits: policies.deleteVm,
    handle: deleteVirtualMachine,
  }),
  op("VirtualMachines_Start", "POST", `${vm}/start`, {
    family: "compute",
    action: `${vmType}/start/action`,
    limits: policies.updateVm,
    handle: power.startVirtualMachine,
  }),
  op("VirtualMachines_Restart", "POST", `${vm}/restart`, {
    family: "compute",
    action: `${vmType}/restart/action`,
    limits: policies.updateVm,
    handle: power.restartVirtualMachine,
  }),
  op("VirtualMachines_PowerOff", "POST", `${vm}/powerOff`, {
    family: "compute",
    action: `${vmType}/powerOff/action`,
    limits: policies.updateVm,
    handle: power.powerOffVirtualMachine,
  }),
  op("VirtualMachines_Deallocate", "POST", `${vm}/deallocate`, {
    family: "compute",
    action: `${vmType}/deallocate/action`,
    limits: policies.deleteVm,
    handle: power.deallocateVirtualMachine,
  }),
  op("AvailabilitySets_ListBySubscription", "GET", `${sub}/${compute}/availabilitySets`, {
    family: "compute",
    action: read("Microsoft.Compute/availabilitySets"),
    limits: policies.highCostGet,
    handle: listOf("availabilitySets"),
  }),
  op("AvailabilitySets_Get", "GET", `${group}/${compute}/availabilitySets/{name}`, {
    family: "compute",
    action: read("Microsoft.Compute/availabilitySets"),
    limits: policies.lowCostGet,
    handle: getOneOf("availabilitySets"),
  }),
  op("VirtualMachineScaleSets_ListAll", "GET", `${sub}/${compute}/virtualMachineScaleSets`, {
    family: "compute",
    action: read(scaleSetType),
    limits: policies.highCostGet,
    handle: listOf("virtualMachineScaleSets"),
  }),
  op("VirtualMachineScaleSets_Get", "GET", `${group}/${compute}/virtualMachineScaleSets/{name}`, {
    family: "compute",
    action: read(scaleSetType),
    limits: policies.getScaleSet,
    handle: getOneOf("virtualMachineScaleSets"),
  }),
];
