import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { networkError } from "#simulator/network/network-error.ts";

const canonical: Record<string, Record<string, string>> = {
  protocol: { tcp: "Tcp", udp: "Udp", icmp: "Icmp", esp: "Esp", ah: "Ah", "*": "*" },
  access: { allow: "Allow", deny: "Deny" },
  direction: { inbound: "Inbound", outbound: "Outbound" },
};

const lists = ["sourcePortRanges", "destinationPortRanges", "sourceAddressPrefixes", "destinationAddressPrefixes"];

/** A security rule as it is kept, or why its group cannot have it. */
export function readSecurityRule(
  item: unknown,
  groupId: string,
  others: readonly JsonObject[],
): { name: string; properties: JsonObject } | Answer {
  if (!isObject(item) || typeof item["name"] !== "string") {
    return networkError("InvalidRequestFormat", `A security rule of ${groupId} has no name.`);
  }
  const { name } = item as { name: string };
  const properties = isObject(item["properties"]) ? item["properties"] : {};
  const named: JsonObject = {};
  for (const [property, values] of Object.entries(canonical)) {
    const value = values[String(properties[property]).toLowerCase()];
    if (value === undefined) {
      return networkError(
        "SecurityRuleInvalidParameter",
        `Security rule ${groupId}/securityRules/${name} has an invalid ${property}. Value provided: ${String(properties[property] ?? "")}.`,
      );
    }
    named[property] = value;
  }
  const priority = Number(properties["priority"]);
  if (!Number.isInteger(priority) || priority < 100 || priority > 4096) {
    return networkError(
      "SecurityRuleInvalidPriority",
      `Security rule has invalid Priority. Value provided: ${String(properties["priority"] ?? 0)} Allowed range 100-4096.`,
    );
  }
  const rival = others.find(
    (other) =>
      String(other["name"]).toLowerCase() !== name.toLowerCase() &&
      valueAt(other, ["properties", "priority"]) === priority &&
      valueAt(other, ["properties", "direction"]) === named["direction"],
  );
  if (rival) {
    return networkError(
      "SecurityRuleConflict",
      `Security rule ${name} conflicts with rule ${String(rival["name"])}. Rules cannot have the same Priority and Direction. To learn more, see aka.ms/nsgrules.`,
    );
  }
  const emptyLists = Object.fromEntries(lists.map((list) => [list, properties[list] ?? []]));
  return { name, properties: { ...properties, ...named, ...emptyLists, priority } };
}
