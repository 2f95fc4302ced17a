import { randomUUID } from "node:crypto";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { defaultSecurityRules } from "#simulator/network/default-security-rules.ts";
import { networkError } from "#simulator/network/network-error.ts";
import type { NetworkKind, NetworkRequest } from "#simulator/network/network-kind.ts";
import { itemsOf, referringTo } from "#simulator/network/references.ts";
import { readSecurityRule } from "#simulator/network/security-rule-request.ts";
import type { OtherResource } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

export const securityGroups: NetworkKind = {
  type: "networkSecurityGroups",
  operationGroup: "NetworkSecurityGroups",
  parameter: "networkSecurityGroupName",
  read: readSecurityGroup,
  derive: deriveSecurityGroup,
  usedBy: groupInUse,
};

function readSecurityGroup({ properties, previous, id }: NetworkRequest): JsonObject | Answer {
  const rules: JsonObject[] = [];
  for (const item of itemsOf(properties["securityRules"])) {
    const rule = readSecurityRule(item, id, rules);
    if ("status" in rule) return rule;
    rules.push(rule);
  }
  const { defaultSecurityRules: _, networkInterfaces, subnets, ...kept } = properties;
  return {
    flushConnection: false,
    ...kept,
    resourceGuid: previous?.properties["resourceGuid"] ?? randomUUID(),
    securityRules: rules,
  };
}

function deriveSecurityGroup(world: World, group: OtherResource): JsonObject {
  const { networkInterfaces, subnets } = usersOf(world, group.id);
  return {
    defaultSecurityRules,
    ...(networkInterfaces.length > 0 && { networkInterfaces: networkInterfaces.map((id) => ({ id })) }),
    ...(subnets.length > 0 && { subnets: subnets.map((id) => ({ id })) }),
  };
}

function usersOf(world: World, id: string): { networkInterfaces: string[]; subnets: string[] } {
  const users = world.others.list(referringTo(id));
  const isThis = (value: unknown) => typeof value === "string" && value.toLowerCase() === id.toLowerCase();
  return {
    networkInterfaces: users.filter((user) => user.type.endsWith("/networkInterfaces")).map((user) => user.id),
    subnets: users.flatMap((user) =>
      itemsOf(user.properties["subnets"])
        .filter((subnet) => isObject(subnet) && isThis(valueAt(subnet, ["properties", "networkSecurityGroup", "id"])))
        .map((subnet) => `${user.id}/subnets/${String(subnet["name"])}`),
    ),
  };
}

function groupInUse(world: World, group: OtherResource): Answer | undefined {
  const { networkInterfaces, subnets } = usersOf(world, group.id);
  const users = [...networkInterfaces, ...subnets];
  if (users.length === 0) return undefined;
  return networkError(
    "InUseNetworkSecurityGroupCannotBeDeleted",
    `Network security group ${group.id} cannot be deleted because it is in use by the following resources: ${users.join(", ")}. In order to delete the Network security group, remove the association with the resource(s). To learn how to do this, see aka.ms/deletensg.`,
  );
}
