import { isObject, type Json, type JsonObject } from "#simulator/json.ts";

/** First api-version that knows a property; older ones do not send it. */
const since: Record<string, string> = {
  ipamPoolPrefixAllocations: "2024-01-01",
  defaultOutboundAccess: "2023-09-01",
  flushConnection: "2022-05-01",
  sharingScope: "2023-09-01",
  applicationGatewayIPConfigurations: "2023-09-01",
  privateEndpointVNetPolicies: "2024-05-01",
  defaultPublicNatGateway: "2024-10-01",
  defaultOutboundConnectivityEnabled: "2024-05-01",
  auxiliarySku: "2023-02-01",
  privateIPAddressPrefixLength: "2024-05-01",
  domainNameLabelScope: "2023-11-01",
  networkIdentifier: "2024-05-01",
};

export function withoutYoungProperties(value: Json, apiVersion: string): Json {
  if (Array.isArray(value)) return value.map((item) => withoutYoungProperties(item, apiVersion));
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([name]) => (since[name] ?? "") <= apiVersion)
    .map(([name, item]): [string, Json] => [name, withoutYoungProperties(item, apiVersion)]);
  return Object.fromEntries(entries) as JsonObject;
}
