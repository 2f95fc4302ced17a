import { isObject, type JsonObject } from "#simulator/json.ts";
import { ipText } from "#simulator/network/ip-range.ts";
import { itemsOf } from "#simulator/network/references.ts";

/** Where the pools of an address manager, which is not simulated itself, begin to give addresses out. */
export const poolStart = 0x0a00_0000;

/** What asks for so many addresses of a pool gets a prefix with at least as many, the next one after `start`. */
export function withPoolPrefixes(holder: JsonObject, start: number): JsonObject {
  const wanted = itemsOf(holder["ipamPoolPrefixAllocations"]).filter(isObject);
  if (wanted.length === 0 || holder["addressPrefixes"] !== undefined) return holder;
  let next = start;
  const allocations = wanted.map((allocation) => {
    const bits = Math.max(3, Math.ceil(Math.log2(Number(allocation["numberOfIpAddresses"] ?? 8))));
    const first = Math.ceil(next / 2 ** bits) * 2 ** bits;
    next = first + 2 ** bits;
    return { ...allocation, allocatedAddressPrefixes: [`${ipText(first)}/${32 - bits}`] };
  });
  return {
    ...holder,
    addressPrefixes: allocations.flatMap((allocation) => allocation.allocatedAddressPrefixes),
    ipamPoolPrefixAllocations: allocations,
  };
}
