import type { ArmOperation } from "#simulator/arm/operation.ts";
import { compute, group, op, read, remove, sub, write } from "#simulator/arm/operation-row.ts";
import { policies } from "#simulator/arm/rate-policies.ts";
import { getOneOf, listOf } from "#simulator/compute/other-resources.ts";
import * as power from "#simulator/compute/power.ts";
import * as vms from "#simulator/compute/virtual-machines.ts";
import { attachDetachDataDisks } from "#simulator/machines/attach-detach.ts";
import * as extensions from "#simulator/machines/extensions.ts";
import { deleteMachine, patchMachine, putMachine } from "#simulator/machines/put-machine.ts";

const vm = `${group}/${compute}/virtualMachines/{vmName}`;
const vmType = "Microsoft.Compute/virtualMachines";
const extension = `${vm}/extensions/{vmExtensionName}`;
const extensionType = `${vmType}/extensions`;
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
    handle: putMachine,
  }),
  op("VirtualMachines_Update", "PATCH", vm, {
    family: "compute",
    action: write(vmType),
    limits: policies.updateVm,
    handle: patchMachine,
  }),
  op("VirtualMachines_Delete", "DELETE", vm, {
    family: "compute",
    action: remove(vmType),
    limits: policies.deleteVm,
    handle: deleteMachine,
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
  ...(
    [
      ["Redeploy", power.redeployVirtualMachine],
      ["Reapply", power.reapplyVirtualMachine],
      ["Generalize", power.generalizeVirtualMachine],
      ["SimulateEviction", power.simulateEviction],
    ] as const
  ).map(([name, handle]) => {
    const action = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    return op(`VirtualMachines_${name}`, "POST", `${vm}/${action}`, {
      family: "compute",
      action: `${vmType}/${action}/action`,
      limits: name === "SimulateEviction" ? policies.deleteVm : policies.updateVm,
      handle,
    });
  }),
  op("VirtualMachines_AttachDetachDataDisks", "POST", `${vm}/attachDetachDataDisks`, {
    family: "compute",
    action: `${vmType}/attachDetachDataDisks/action`,
    limits: policies.attachDetachDisks,
    handle: attachDetachDataDisks,
  }),
  op("VirtualMachineExtensions_List", "GET", `${vm}/extensions`, {
    family: "compute",
    action: read(extensionType),
    limits: policies.lowCostGet,
    handle: extensions.listExtensions,
  }),
  op("VirtualMachineExtensions_Get", "GET", extension, {
    family: "compute",
    action: read(extensionType),
    limits: policies.lowCostGet,
    handle: extensions.getExtension,
  }),
  op("VirtualMachineExtensions_CreateOrUpdate", "PUT", extension, {
    family: "compute",
    action: write(extensionType),
    limits: policies.updateVm,
    handle: extensions.putExtension,
  }),
  op("VirtualMachineExtensions_Update", "PATCH", extension, {
    family: "compute",
    action: write(extensionType),
    limits: policies.updateVm,
    handle: extensions.putExtension,
  }),
  op("VirtualMachineExtensions_Delete", "DELETE", extension, {
    family: "compute",
    action: remove(extensionType),
    limits: policies.updateVm,
    handle: extensions.deleteExtension,
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
