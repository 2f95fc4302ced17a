import { randomUUID } from "node:crypto";
import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { groupOf, groupScope, sameId, sameLocation, subscriptionOf } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import { missingParameter } from "#simulator/machines/machine-request.ts";
import {
  findInterface,
  giveInterface,
  machineOfInterface,
  releaseInterface,
} from "#simulator/network/link-interface.ts";
import { makeInterface } from "#simulator/network/make-interface.ts";
import { invalidReference, networkError } from "#simulator/network/network-error.ts";
import type { OtherResource, VmProperties } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

type InterfaceReference = NonNullable<VmProperties["networkProfile"]>["networkInterfaces"][number];
/** Interfaces that the machine will have, and those of them that are made together with it. */
export type NetworkPlan = { networkInterfaces: InterfaceReference[]; made: OtherResource[] };

type Place = { vmId: string; location: string };

export function readNetworkProfile(call: ArmCall, profile: JsonObject | undefined, place: Place): NetworkPlan | Answer {
  const references = listOf(profile?.["networkInterfaces"]);
  const configurations = listOf(profile?.["networkInterfaceConfigurations"]);
  if (profile === undefined || references.length + configurations.length === 0)
    return missingParameter("networkProfile");
  const networkInterfaces: InterfaceReference[] = [];
  for (const [index, reference] of references.entries()) {
    const read = readReference(call.simulator.world, reference, index, place);
    if ("status" in read) return read;
    networkInterfaces.push(read);
  }
  const made: OtherResource[] = [];
  for (const configuration of configurations) {
    const nic = interfaceFrom(call, configuration, place);
    if ("status" in nic) return nic;
    made.push(...nic.resources);
    networkInterfaces.push(nic.reference);
  }
  const primaries = networkInterfaces.filter((nic) => nic.properties?.["primary"] === true).length;
  if (primaries > 1 || (primaries === 0 && networkInterfaces.length > 1)) {
    return networkError(
      "VirtualMachineMustHaveOneNetworkInterfaceAsPrimary",
      `Virtual machine ${place.vmId} must have one network interface set as the primary.`,
    );
  }
  return { networkInterfaces, made };
}

function readReference(world: World, reference: JsonObject, index: number, place: Place): InterfaceReference | Answer {
  const { id, properties } = reference;
  if (typeof id !== "string" || !/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\//i.test(id)) {
    return armError(
      400,
      "LinkedInvalidPropertyId",
      `Property id '${String(id ?? "")}' at path 'properties.networkProfile.networkInterfaces[${index}].id' is invalid. Expect fully qualified resource Id that start with '/subscriptions/{subscriptionId}' or '/providers/{resourceProviderNamespace}/'.`,
    );
  }
  const nic = findInterface(world, id);
  if (nic === undefined || !sameLocation(nic.location ?? "", place.location)) return invalidReference(id, place.vmId);
  const user = machineOfInterface(nic);
  if (user !== undefined && !sameId(user, place.vmId)) {
    return networkError("NicInUse", `Network Interface ${id} is used by existing VM ${user}.`);
  }
  return { id, ...(isObject(properties) && Object.keys(properties).length > 0 && { properties }) };
}

/** An interface that the machine brings with it, in the machine's group. */
function interfaceFrom(
  call: ArmCall,
  configuration: JsonObject,
  { vmId, location }: Place,
): { resources: OtherResource[]; reference: InterfaceReference } | Answer {
  const { name } = configuration;
  if (typeof name !== "string") return missingParameter("networkInterfaceConfiguration.name");
  const properties = isObject(configuration["properties"]) ? configuration["properties"] : {};
  const scope = groupScope(subscriptionOf(vmId), groupOf(vmId));
  const made = makeInterface(call, { scope, location, name: `${name}-${randomUUID().slice(0, 8)}`, configuration });
  if ("status" in made) return made;
  const { primary, deleteOption = "Delete" } = properties;
  return {
    resources: made.resources,
    reference: {
      id: made.nic.id,
      properties: { ...(typeof primary === "boolean" && { primary }), deleteOption },
    },
  };
}

/** Gives the machine its interfaces and takes from it those that it no longer has. */
export function carryOutNetworkPlan(
  world: World,
  plan: NetworkPlan,
  vmId: string,
  before: InterfaceReference[] = [],
): void {
  for (const resource of plan.made) world.others.put(resource);
  for (const old of before) {
    if (!plan.networkInterfaces.some((nic) => sameId(nic.id, old.id))) releaseInterface(world, { id: old.id }, vmId);
  }
  for (const nic of plan.networkInterfaces) {
    const isNew = !before.some((old) => sameId(old.id, nic.id));
    if (isNew) giveInterface(world, nic.id, vmId, nic.properties?.["primary"] !== false);
  }
}

export function networkApiVersionRefusal(profile: JsonObject | undefined): Answer | undefined {
  const isNeeded = listOf(profile?.["networkInterfaceConfigurations"]).length > 0;
  if (!isNeeded || typeof profile?.["networkApiVersion"] === "string") return undefined;
  return invalidParameter(
    "networkProfile.networkApiVersion",
    "Required parameter 'networkProfile.networkApiVersion' is missing (null).",
  );
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? (value as JsonObject[]) : [];
}
