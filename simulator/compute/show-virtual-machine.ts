import { azureTime } from "#simulator/clock.ts";
import type { PowerState, VirtualMachine } from "#simulator/world/records.ts";

type InstanceStatus = { code: string; level: string; displayStatus: string; message?: string; time?: string };

/** A machine as a GET answers it; the instance view only when asked for. */
export function showVirtualMachine(vm: VirtualMachine, withInstanceView: boolean): Record<string, unknown> {
  const { runtime, properties, etag, ...resource } = vm;
  const { timeCreated, ...model } = properties;
  return {
    ...resource,
    properties: { ...model, ...(withInstanceView && { instanceView: instanceViewOf(vm) }), timeCreated },
    etag,
  };
}

/** The run-time status: power, agent, extensions, disks. */
export function instanceViewOf(vm: VirtualMachine): Record<string, unknown> {
  const { runtime, properties } = vm;
  const { osDisk, dataDisks } = properties.storageProfile;
  const isUp = runtime.powerState === "running";
  const time = azureTime(runtime.changedAt);
  return {
    ...(isUp && properties.osProfile && { computerName: properties.osProfile.computerName }),
    ...(isUp && runtime.osName !== undefined && { osName: runtime.osName, osVersion: runtime.osVersion }),
    ...(isUp && runtime.agent && { vmAgent: agentView(runtime.agent, time, runtime.extensions) }),
    disks: [osDisk, ...dataDisks].map((disk) => ({
      name: disk.name,
      statuses: [runtime.failedDisks.includes(disk.name) ? failedDisk(time) : succeeded(time)],
    })),
    ...(runtime.extensions.length > 0 && { extensions: runtime.extensions.map((item) => extensionView(item, time)) }),
    hyperVGeneration: runtime.hyperVGeneration,
    statuses: [vmStatus(vm, time), powerStatus(runtime.powerState)],
  };
}

/** `statusOnly=true`: identity and status of a machine, without its model. */
export function showStatusOnly(vm: VirtualMachine): Record<string, unknown> {
  return {
    id: vm.id,
    name: vm.name,
    type: vm.type,
    location: vm.location,
    properties: {
      vmId: vm.properties.vmId,
      provisioningState: vm.properties.provisioningState,
      instanceView: instanceViewOf(vm),
    },
  };
}

function agentView(
  agent: { version: string; status: string; message: string },
  time: string,
  extensions: VirtualMachine["runtime"]["extensions"],
): Record<string, unknown> {
  return {
    vmAgentVersion: agent.version,
    statuses: [
      {
        code: agent.status === "Ready" ? "ProvisioningState/succeeded" : "ProvisioningState/Unavailable",
        level: agent.status === "Ready" ? "Info" : "Warning",
        displayStatus: agent.status,
        message: agent.message,
        time,
      },
    ],
    extensionHandlers: extensions.map(({ type, version, failedWith }) => ({
      type,
      typeHandlerVersion: version,
      status: {
        code: `ProvisioningState/${failedWith ? "failed" : "succeeded"}`,
        level: failedWith ? "Error" : "Info",
        displayStatus: failedWith ? "Not Ready" : "Ready",
      },
    })),
  };
}

function extensionView(
  extension: { name: string; type: string; version: string; failedWith?: string },
  time: string,
): Record<string, unknown> {
  const status: InstanceStatus =
    extension.failedWith === undefined
      ? succeeded(time)
      : {
          code: "ProvisioningState/failed/1",
          level: "Error",
          displayStatus: "Provisioning failed",
          message: extension.failedWith,
          time,
        };
  return { name: extension.name, type: extension.type, typeHandlerVersion: extension.version, statuses: [status] };
}

function succeeded(time: string): InstanceStatus {
  return { code: "ProvisioningState/succeeded", level: "Info", displayStatus: "Provisioning succeeded", time };
}

function failedDisk(time: string): InstanceStatus {
  return {
    code: "ProvisioningState/failed/DiskAllocationFailed",
    level: "Error",
    displayStatus: "Provisioning failed",
    message: "The disk could not be allocated.",
    time,
  };
}

function vmStatus(vm: VirtualMachine, time: string): InstanceStatus {
  const state = vm.properties.provisioningState;
  if (state === "Succeeded") return succeeded(time);
  if (state === "Failed") {
    return {
      code: "ProvisioningState/failed/VMExtensionProvisioningError",
      level: "Error",
      displayStatus: "Provisioning failed",
      time,
    };
  }
  return { code: `ProvisioningState/${state.toLowerCase()}`, level: "Info", displayStatus: state, time };
}

export function powerStatus(state: PowerState): InstanceStatus {
  return { code: `PowerState/${state}`, level: "Info", displayStatus: `VM ${state}` };
}
