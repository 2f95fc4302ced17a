import { armError, invalidParameter, resourceGroupNotFound, resourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import { computeId, groupScope, sameId, subscriptionScope } from "#simulator/arm/resource-id.ts";
import { instanceViewOf, showStatusOnly, showVirtualMachine } from "#simulator/compute/show-virtual-machine.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import type { VirtualMachine } from "#simulator/world/records.ts";
import { inRegion } from "#simulator/world/world.ts";

export function listAllVirtualMachines(call: ArmCall): Answer {
  return listIn(call, subscriptionScope(parameter(call, "subscriptionId")));
}

export function listVirtualMachinesInGroup(call: ArmCall): Answer {
  if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
  const scope = groupScope(parameter(call, "subscriptionId"), parameter(call, "group"));
  const answer = listIn(call, scope);
  // Recorded: of a group without machines the provider is not asked.
  const isEmpty = answer.status === 200 && call.simulator.world.virtualMachines.count(scope) === 0;
  return isEmpty ? { ...answer, isFromGateway: true } : answer;
}

export function listVirtualMachinesByLocation(call: ArmCall): Answer {
  return listIn(call, inRegion(parameter(call, "subscriptionId"), parameter(call, "location")));
}

const scaleSetFilter = /^'?virtualMachineScaleSet\/id'?\s+eq\s+'?([^']+?)'?$/i;

/** Models without instance view; `statusOnly=true` is the reverse. `$expand` needs `$filter`, as the service demands. */
function listIn(call: ArmCall, bucket: string): Answer {
  const { virtualMachines } = call.simulator.world;
  const filter = queryOf(call.url, "$filter");
  const expand = queryOf(call.url, "$expand");
  const scaleSet = filter === undefined ? undefined : scaleSetFilter.exec(filter)?.[1];
  if (filter !== undefined && scaleSet === undefined) {
    return invalidParameter("$filter", "Only the filter 'virtualMachineScaleSet/id' eq '<id>' is supported.");
  }
  if (expand !== undefined && filter === undefined) {
    return invalidParameter("$expand", "The expand query option is supported only together with a filter.");
  }
  const isStatusOnly = queryOf(call.url, "statusonly")?.toLowerCase() === "true";
  const show = (vm: VirtualMachine) =>
    isStatusOnly
      ? showStatusOnly(vm)
      : showVirtualMachine(vm, { apiVersion: call.apiVersion, expand: expand?.toLowerCase() });
  const keys = virtualMachines.keys(bucket);
  const isMember = (key: string) =>
    scaleSet === undefined || sameId(virtualMachines.get(key)?.properties.virtualMachineScaleSet?.id ?? "", scaleSet);
  const selected = scaleSet === undefined ? keys : keys.filter(isMember);
  return pageOf(call, { keys: selected, get: (key) => virtualMachines.get(key) }, show);
}

export function getVirtualMachine(call: ArmCall): Answer {
  const vm = findVirtualMachine(call);
  if ("status" in vm) return vm;
  const expand = queryOf(call.url, "$expand")?.toLowerCase();
  if (expand !== undefined && !["instanceview", "userdata", "resiliencyview"].includes(expand)) {
    return invalidParameter("$expand", `The value '${expand}' of $expand is not supported.`);
  }
  return {
    status: 200,
    headers: { etag: vm.etag },
    body: showVirtualMachine(vm, { apiVersion: call.apiVersion, expand }),
  };
}

export function getInstanceView(call: ArmCall): Answer {
  const vm = findVirtualMachine(call);
  return "status" in vm ? vm : { status: 200, body: instanceViewOf(vm) };
}

/** The machine that the path names, or the 404. */
export function findVirtualMachine(call: ArmCall): VirtualMachine | Answer {
  const group = parameter(call, "group");
  const name = parameter(call, "vmName");
  if (findGroup(call) === undefined) return resourceGroupNotFound(group);
  const id = computeId(parameter(call, "subscriptionId"), group, "virtualMachines", name);
  return (
    call.simulator.world.virtualMachines.get(id) ?? resourceNotFound(group, `Microsoft.Compute/virtualMachines/${name}`)
  );
}

/** The refusal of a change to a machine that is being changed already. */
export function busyRefusal(vm: VirtualMachine): Answer | undefined {
  const state = vm.properties.provisioningState;
  if (state !== "Updating" && state !== "Creating" && state !== "Deleting") return undefined;
  return armError(
    409,
    "Conflict",
    `The request failed due to conflict with a concurrent request. VM '${vm.name}' is in provisioning state '${state}'.`,
  );
}
