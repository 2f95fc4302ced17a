import type { ArmOperation } from "#simulator/arm/operation.ts";
import { group, op, read, remove, sub, write } from "#simulator/arm/operation-row.ts";
import { deleteOf, getOf, listOf, patchTagsOf, putOf } from "#simulator/network/network-handlers.ts";
import { networkInterfaces } from "#simulator/network/network-interfaces.ts";
import { type NetworkKind, networkType } from "#simulator/network/network-kind.ts";
import { getNetworkOperation, getNetworkOperationResult } from "#simulator/network/network-operation.ts";
import {
  deletePartOf,
  getPartOf,
  listPartsOf,
  type PartKind,
  putPartOf,
  securityRules,
  subnets,
} from "#simulator/network/network-parts.ts";
import { publicAddresses } from "#simulator/network/public-addresses.ts";
import { securityGroups } from "#simulator/network/security-groups.ts";
import { virtualNetworks } from "#simulator/network/virtual-networks.ts";

const family = "network" as const;
const status = `${sub}/providers/Microsoft.Network/locations/{location}`;

/** As much of the network as a virtual machine needs. */
export const networkOperations: readonly ArmOperation[] = [
  ...[virtualNetworks, securityGroups, publicAddresses, networkInterfaces].flatMap(rowsOf),
  ...[subnets, securityRules].flatMap(partRowsOf),
  op("NetworkOperations_Get", "GET", `${status}/operations/{operationId}`, {
    family,
    action: null,
    handle: getNetworkOperation,
  }),
  op("NetworkOperationResults_Get", "GET", `${status}/operationResults/{operationId}`, {
    family,
    action: null,
    handle: getNetworkOperationResult,
  }),
];

function rowsOf(kind: NetworkKind): ArmOperation[] {
  const type = networkType(kind);
  const inGroup = `${group}/providers/${type}`;
  const one = `${inGroup}/{${kind.parameter}}`;
  const name = (action: string) => `${kind.operationGroup}_${action}`;
  return [
    op(name("ListAll"), "GET", `${sub}/providers/${type}`, { family, action: read(type), handle: listOf(kind) }),
    op(name("List"), "GET", inGroup, { family, action: read(type), handle: listOf(kind) }),
    op(name("Get"), "GET", one, { family, action: read(type), handle: getOf(kind) }),
    op(name("CreateOrUpdate"), "PUT", one, { family, action: write(type), handle: putOf(kind) }),
    op(name("UpdateTags"), "PATCH", one, { family, action: write(type), handle: patchTagsOf(kind) }),
    op(name("Delete"), "DELETE", one, { family, action: remove(type), handle: deleteOf(kind) }),
  ];
}

function partRowsOf(kind: PartKind): ArmOperation[] {
  const type = `${networkType(kind.parent)}/${kind.list}`;
  const all = `${group}/providers/${networkType(kind.parent)}/{${kind.parent.parameter}}/${kind.list}`;
  const one = `${all}/{${kind.parameter}}`;
  const name = (action: string) => `${kind.operationGroup}_${action}`;
  return [
    op(name("List"), "GET", all, { family, action: read(type), handle: listPartsOf(kind) }),
    op(name("Get"), "GET", one, { family, action: read(type), handle: getPartOf(kind) }),
    op(name("CreateOrUpdate"), "PUT", one, { family, action: write(type), handle: putPartOf(kind) }),
    op(name("Delete"), "DELETE", one, { family, action: remove(type), handle: deletePartOf(kind) }),
  ];
}
