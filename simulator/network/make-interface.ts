import type { ArmCall } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import { inState, newEtag } from "#simulator/network/network-effects.ts";
import { networkInterfaces } from "#simulator/network/network-interfaces.ts";
import { type NetworkKind, networkType } from "#simulator/network/network-kind.ts";
import { publicAddresses } from "#simulator/network/public-addresses.ts";
import { itemsOf } from "#simulator/network/references.ts";
import type { OtherResource } from "#simulator/world/records.ts";

type Wanted = { scope: string; location: string; name: string; configuration: JsonObject };

/** An interface and its public addresses, from the configuration inside a machine's model. They are not stored yet. */
export function makeInterface(
  call: ArmCall,
  { configuration, ...place }: Wanted,
): { nic: OtherResource; resources: OtherResource[] } | Answer {
  const sent = isObject(configuration["properties"]) ? configuration["properties"] : {};
  const { primary, deleteOption, ipConfigurations, ...properties } = sent;
  const items = itemsOf(ipConfigurations).map(withoutAddress);
  const configurations = items.map(({ configuration: kept }) => kept);
  const nic = make(call, networkInterfaces, {
    ...place,
    configuration: { ...configuration, properties: { ...properties, ipConfigurations: configurations } },
  });
  if ("status" in nic) return nic;
  const addresses: OtherResource[] = [];
  const withAddresses: JsonObject[] = [];
  for (const [index, part] of itemsOf(nic.properties["ipConfigurations"]).entries()) {
    const wanted = items[index]?.address;
    const address =
      wanted && make(call, publicAddresses, { ...place, name: String(wanted["name"]), configuration: wanted });
    if (address && "status" in address) return address;
    if (address) addresses.push(address);
    const own = isObject(part["properties"]) ? part["properties"] : {};
    withAddresses.push({ ...part, properties: { ...own, ...(address && { publicIPAddress: { id: address.id } }) } });
  }
  const complete = { ...nic, properties: { ...nic.properties, ipConfigurations: withAddresses } };
  return { nic: complete, resources: [...addresses, complete] };
}

function withoutAddress(item: JsonObject): { configuration: JsonObject; address?: JsonObject } {
  const own = isObject(item["properties"]) ? item["properties"] : {};
  const { publicIPAddressConfiguration: address, ...kept } = own;
  return { configuration: { ...item, properties: kept }, ...(isObject(address) && { address }) };
}

function make(
  call: ArmCall,
  kind: NetworkKind,
  { scope, location, name, configuration }: Wanted,
): OtherResource | Answer {
  const id = `${scope}/providers/${networkType(kind)}/${name}`;
  const { tags, sku } = configuration;
  const sent = isObject(configuration["properties"]) ? configuration["properties"] : {};
  const { deleteOption, ...properties } = sent;
  const read = kind.read({ call, id, location, content: configuration, properties, previous: undefined });
  if ("status" in read) return read as Answer;
  const resource: OtherResource = {
    id,
    name,
    type: networkType(kind),
    location,
    etag: newEtag(),
    ...(isObject(tags) && { tags: tags as Record<string, string> }),
    ...((isObject(sku) || kind.sku) && { sku: { ...kind.sku, ...(isObject(sku) ? sku : {}) } }),
    properties: read as JsonObject,
  };
  return inState(resource, "Succeeded");
}
