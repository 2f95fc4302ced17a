import { armError, invalidRequestContent, resourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { accepted, operationHeaders, startOperation } from "#simulator/arm/long-running.ts";
import { busyRefusal, findVirtualMachine } from "#simulator/compute/virtual-machines.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import { missingParameter } from "#simulator/machines/machine-request.ts";
import { showExtension } from "#simulator/machines/show-extension.ts";
import { knownTo } from "#simulator/machines/young-properties.ts";
import type { OperationError, VirtualMachine, VmExtension } from "#simulator/world/records.ts";

export function listExtensions(call: ArmCall): Answer {
  const vm = findVirtualMachine(call);
  if ("status" in vm) return vm;
  return { status: 200, body: { value: vm.runtime.extensions.map((extension) => show(call, vm, extension)) } };
}

export function getExtension(call: ArmCall): Answer {
  const vm = findVirtualMachine(call);
  if ("status" in vm) return vm;
  const found = extensionOf(vm, parameter(call, "vmExtensionName"));
  return found ? { status: 200, body: show(call, vm, found) } : notFound(call);
}

/** PUT and PATCH: 201 for a new extension, 200 for one that is there, both with `Azure-AsyncOperation`. */
export function putExtension(call: ArmCall): Answer {
  const vm = findVirtualMachine(call);
  if ("status" in vm) return vm;
  const name = parameter(call, "vmExtensionName");
  const known = extensionOf(vm, name);
  if (known === undefined && call.method === "PATCH") return notFound(call);
  const read = readExtension(call, name, known);
  if ("status" in read) return read;
  const refusal = lockRefusal(call, `${vm.id}/extensions/${name}`, "write") ?? busyRefusal(vm) ?? stateRefusal(vm);
  if (refusal) return refusal;
  const effect = { kind: "finishExtension", vmId: vm.id, name: read.name } as const;
  const operation = startOperation(call, { location: vm.location, effect, error: agentFailure(vm) });
  const others = vm.runtime.extensions.filter((extension) => extension !== known);
  const stored = call.simulator.world.virtualMachines.put({
    ...vm,
    runtime: { ...vm.runtime, extensions: [...others, read] },
  });
  return {
    status: known ? 200 : 201,
    headers: operationHeaders(call, operation, false),
    body: show(call, stored, read),
  };
}

export function deleteExtension(call: ArmCall): Answer {
  const vm = findVirtualMachine(call);
  if ("status" in vm) return vm;
  const known = extensionOf(vm, parameter(call, "vmExtensionName"));
  if (known === undefined) return { status: 204 };
  const refusal =
    lockRefusal(call, `${vm.id}/extensions/${known.name}`, "delete") ?? busyRefusal(vm) ?? stateRefusal(vm);
  if (refusal) return refusal;
  const effect = { kind: "deleteExtension", vmId: vm.id, name: known.name } as const;
  return accepted(call, startOperation(call, { location: vm.location, effect }));
}

function readExtension(call: ArmCall, name: string, known: VmExtension | undefined): VmExtension | Answer {
  const { content } = call;
  if (!isObject(content)) return invalidRequestContent("An extension is a JSON object.");
  const sent = isObject(content["properties"]) ? content["properties"] : {};
  const { protectedSettings, provisioningState, instanceView, ...properties } = { ...known?.properties, ...sent };
  const dot = known?.type.lastIndexOf(".") ?? -1;
  const publisher = properties["publisher"] ?? known?.type.slice(0, dot);
  const type = properties["type"] ?? known?.type.slice(dot + 1);
  const version = properties["typeHandlerVersion"] ?? known?.version.split(".").slice(0, 2).join(".");
  if (typeof publisher !== "string") return missingParameter("publisher");
  if (typeof type !== "string") return missingParameter("type");
  if (typeof version !== "string") return missingParameter("typeHandlerVersion");
  const tags = isObject(content["tags"]) ? (content["tags"] as Record<string, string>) : known?.tags;
  return {
    name: known?.name ?? name,
    type: `${publisher}.${type}`,
    version: `${version}${version.split(".").length < 3 ? ".0" : ""}`,
    properties: { autoUpgradeMinorVersion: false, ...properties, publisher, type, typeHandlerVersion: version },
    ...(tags && { tags }),
    provisioningState: known ? "Updating" : "Creating",
  };
}

function stateRefusal(vm: VirtualMachine): Answer | undefined {
  if (vm.properties.osProfile?.allowExtensionOperations === false) {
    return armError(
      409,
      "OperationNotAllowed",
      "This operation cannot be performed when extension operations are disallowed. To allow, please ensure VM Agent is installed on the VM and the osProfile.allowExtensionOperations property is true.",
    );
  }
  if (vm.runtime.powerState === "running") return undefined;
  return armError(409, "OperationNotAllowed", "Cannot modify extensions in the VM when the VM is not running.", {
    target: vm.id,
  });
}

/** Extensions are installed by the agent; without one that answers they fail after a while. */
function agentFailure(vm: VirtualMachine): OperationError | undefined {
  if (vm.runtime.agent?.status === "Ready") return undefined;
  return {
    code: "VMAgentStatusCommunicationError",
    message: `VM '${vm.name}' has not reported status for VM agent or extensions. Verify that the OS is up and healthy, the VM has a running VM agent, and that it can establish outbound connections to Azure storage.`,
  };
}

function extensionOf(vm: VirtualMachine, name: string): VmExtension | undefined {
  return vm.runtime.extensions.find((extension) => extension.name.toLowerCase() === name.toLowerCase());
}

function show(call: ArmCall, vm: VirtualMachine, extension: VmExtension): JsonObject {
  return knownTo(call.apiVersion, showExtension(vm, extension));
}

function notFound(call: ArmCall): Answer {
  const [group, vmName, name] = ["group", "vmName", "vmExtensionName"].map((part) => parameter(call, part));
  return resourceNotFound(group ?? "", `Microsoft.Compute/virtualMachines/${vmName}/extensions/${name}`);
}
