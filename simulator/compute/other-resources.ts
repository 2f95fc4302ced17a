import { resourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { computeId, groupScope, subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { ofType } from "#simulator/world/world.ts";

/** Lists of resources that clients only read, by subscription or, where the path names one, by group. */
export function listOf(type: string): (call: ArmCall) => Answer {
  return (call) => {
    const { others } = call.simulator.world;
    const group = call.parameters["group"];
    const subscriptionId = parameter(call, "subscriptionId");
    const scope = group === undefined ? subscriptionScope(subscriptionId) : groupScope(subscriptionId, group);
    const keys = others.keys(ofType(scope, `Microsoft.Compute/${type}`));
    return pageOf(call, { keys, get: (key) => others.get(key) }, (resource) => resource);
  };
}

export function getOneOf(type: string): (call: ArmCall) => Answer {
  return (call) => {
    const group = parameter(call, "group");
    const name = parameter(call, "name");
    const resource = call.simulator.world.others.get(computeId(parameter(call, "subscriptionId"), group, type, name));
    return resource ? { status: 200, body: resource } : resourceNotFound(group, `Microsoft.Compute/${type}/${name}`);
  };
}
