import { azureTime } from "#simulator/clock.ts";
import { type JsonObject, valueAt } from "#simulator/json.ts";
import { showExtension } from "#simulator/machines/show-extension.ts";
import { knownTo } from "#simulator/machines/young-properties.ts";
import type { PowerState, VirtualMachine, VmDataDisk, VmOsDisk } from "#simulator/world/records.ts";

type InstanceStatus = { code: string; level: string; displayStatus: string; message?: string; time?: string };

type Showing = { apiVersion: string; expand?: string | undefined };

/**
 * A machine as a GET answers it; the instance view and the user data only when asked for. The preview of periodic restore
 * points is in Resource Graph only: no published version has its part of `resiliencyProfile`.
 */
export function showVirtualMachine(vm: VirtualMachine, { apiVersion, expand }: Showing): JsonObject {
  const { runtime, properties, etag, ...resource } = vm;
  const { timeCreated, userData, resiliencyProfile, ...model } = properties;
  const { periodicRestorePoints, ...resiliency } = resiliencyProfile ?? {};
  const body = {
    ...resource,
    properties: {
      ...model,
      ...(Object.keys(resiliency).length > 0 && { resiliencyProfile: resiliency }),
      storageProfile: showStorageProfile(vm),
      ...(expand === "userdata" && userData !== undefined && { userData }),
      ...(expand === "instanceview" && { instanceView: instanceViewOf(vm) }),
      timeCreated,
    },
    etag,
    ...(runtime.extensions.length > 0 && {
      resources: runtime.extensions.map((extension) => showExtension(vm, extension)),
    }),
  };
  return knownTo(apiVersion, body as unknown as JsonObject);
}

/** The disks of the model. A disk that is being made together with the machine has no id yet. */
export function showStorageProfile({ properties, runtime }: VirtualMachine): Record<string, unknown> {
  const { storageProfile } = properties;
  const { pendingDisks } = runtime;
  if (pendingDisks === undefined) return storageProfile;
  const show = <T extends VmOsDisk | VmDataDisk>(disk: T) => {
    if (disk.managedDisk === undefined || !pendingDisks.includes(disk.name)) return disk;
    const { id: _notYet, ...managedDisk } = disk.managedDisk;
    return { ...disk, managedDisk };
  };
  return { ...storageProfile, osDisk: show(storageProfile.osDisk), dataDisks: storageProfile.dataDisks.map(show) };
}

/** The run-time status: power, agent, extensions, disks. */
export function instanceViewOf(vm: VirtualMachine): Record<string, unknown> {
  const { runtime, properties } = vm;
  const { osDisk, dataDisks } = properties.storageProfile;
  // Azure goes on showing what the agent last said until the machine has left its hardware.
  const isUp = !["deallocating", "deallocated", "starting"].includes(runtime.powerState);
  const isReporting = isUp && runtime.agent?.status === "Ready";
  const time = azureTime(runtime.changedAt);
  const assignedHost = valueAt(properties, ["host", "id"]);
  return {
    ...(isReporting && properties.osProfile && { computerName: properties.osProfile.computerName }),
    ...(isReporting && runtime.osName !== undefined && { osName: runtime.osName, osVersion: runtime.osVersion }),
    ...(isUp && runtime.agent && { vmAgent: agentView(runtime.agent, time, runtime.extensions) }),
    disks: [osDisk, ...dataDisks].map((disk) => ({
      name: disk.name,
      statuses: [runtime.failedDisks.includes(disk.name) ? failedDisk(time) : succeeded(time)],
    })),
    ...(isUp && runtime.extensions.length > 0 && { extensions: runtime.extensions.map((item) => extensionView(item)) }),
    ...(isUp && assignedHost !== undefined && { assignedHost }),
    hyperVGeneration: runtime.hyperVGeneration,
    statuses: [
      vmStatus(vm, time),
      ...(runtime.isGeneralized
        ? [{ code: "OSState/generalized", level: "Info", displayStatus: "VM generalized" }]
        : []),
      powerStatus(runtime.powerState),
      ...(runtime.isHibernated
        ? [{ code: "HibernationState/Hibernated", level: "Info", displayStatus: "VM hibernated" }]
        : []),
    ],
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
    ...(agent.status === "Ready" && { extensionHandlers: extensions.map(handlerView) }),
  };
}

type Extension = VirtualMachine["runtime"]["extensions"][number];

function handlerView({ type, version, failedWith }: Extension): Record<string, unknown> {
  const status =
    failedWith === undefined
      ? { code: "ProvisioningState/succeeded", level: "Info", displayStatus: "Ready", message: "Plugin enabled" }
      : { code: "ProvisioningState/failed", level: "Error", displayStatus: "Not Ready", message: failedWith };
  return { type, typeHandlerVersion: version, status };
}

function extensionView({ name, type, version, failedWith }: Extension): Record<string, unknown> {
  const status: InstanceStatus =
    failedWith === undefined
      ? {
          code: "ProvisioningState/succeeded",
          level: "Info",
          displayStatus: "Provisioning succeeded",
          message: "Enable succeeded.",
        }
      : {
          code: "ProvisioningState/failed/1",
          level: "Error",
          displayStatus: "Provisioning failed",
          message: failedWith,
        };
  return { name, type, typeHandlerVersion: version, statuses: [status] };
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
