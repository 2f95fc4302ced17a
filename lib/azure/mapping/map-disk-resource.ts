import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";
import { booleanAt, numberAt, requiredTextAt, textAt, textMapAt } from "../raw-json.ts";

/** What only the disk's own resource says; the rest of the facts is how the VM uses it. */
export type DiskResource = Pick<
  DiskFacts,
  | "tags"
  | "sku"
  | "sizeGb"
  | "maxShares"
  | "provisioningState"
  | "diskState"
  | "securityType"
  | "encryptionType"
  | "adeEnabled"
  | "networkAccessPolicy"
  | "publicNetworkAccess"
  | "diskAccessId"
  | "dataAccessAuthMode"
  | "performancePlus"
  | "logicalSectorSize"
  | "completionPercent"
  | "pendingBackgroundCopies"
>;

export type DiskResources = ReadonlyMap<string, DiskResource>;

/** Reads a `Microsoft.Compute/disks` object: a body of DiskRP or a row of Resource Graph with `sku` and `properties`. */
export function mapDiskResource(raw: unknown): DiskResource {
  return {
    tags: textMapAt(raw, "tags"),
    sku: textAt(raw, "sku", "name"),
    sizeGb: numberAt(raw, "properties", "diskSizeGB"),
    maxShares: numberAt(raw, "properties", "maxShares") ?? 1,
    provisioningState: textAt(raw, "properties", "provisioningState"),
    diskState: textAt(raw, "properties", "diskState"),
    securityType: textAt(raw, "properties", "securityProfile", "securityType"),
    encryptionType: textAt(raw, "properties", "encryption", "type"),
    adeEnabled: booleanAt(raw, "properties", "encryptionSettingsCollection", "enabled") ?? false,
    networkAccessPolicy: textAt(raw, "properties", "networkAccessPolicy"),
    publicNetworkAccess: textAt(raw, "properties", "publicNetworkAccess"),
    diskAccessId: textAt(raw, "properties", "diskAccessId"),
    dataAccessAuthMode: textAt(raw, "properties", "dataAccessAuthMode"),
    performancePlus: booleanAt(raw, "properties", "creationData", "performancePlus") ?? false,
    logicalSectorSize: numberAt(raw, "properties", "creationData", "logicalSectorSize"),
    completionPercent: numberAt(raw, "properties", "completionPercent"),
    pendingBackgroundCopies: null,
  };
}

export function indexDiskResources(rows: readonly unknown[]): DiskResources {
  return new Map(rows.map((row) => [armKey(requiredTextAt(row, "id")), mapDiskResource(row)]));
}

/** Facts that the caller read earlier stand in for the disk's resource: no call per disk. */
export function indexKnownDisks(disks: readonly DiskFacts[]): DiskResources {
  return new Map(disks.flatMap((disk) => (disk.id === null ? [] : [[armKey(disk.id), disk]])));
}
