import { azureTime } from "#simulator/clock.ts";
import type { DiskKind } from "#simulator/disk/disk-kind.ts";
import { performanceProperties, tierOfSku } from "#simulator/disk/disk-performance.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import type { Disk, DiskProperties } from "#simulator/world/records.ts";

/** A disk or snapshot with everything that follows from its kind, SKU, size and switches, as a finished one shows it. */
export function provisioned(kind: DiskKind, disk: Disk, now: number): Disk {
  const { properties, location } = disk;
  const sku = { name: disk.sku.name, tier: tierOfSku(disk.sku.name) };
  const shared: JsonObject = {
    diskSizeBytes: properties["diskSizeBytes"] ?? properties.diskSizeGB * 1024 ** 3,
    encryption: encryptionOf(properties),
    networkAccessPolicy: properties["networkAccessPolicy"] ?? "AllowAll",
    publicNetworkAccess: properties["publicNetworkAccess"] ?? "Enabled",
  };
  const own = kind === "disks" ? performance(disk.sku.name, properties, location) : snapshotProperties(properties);
  const { tier, ...untiered } = properties;
  const merged = { ...untiered, ...shared, ...own } as DiskProperties;
  if (merged["networkAccessPolicy"] !== "AllowPrivate") delete merged["diskAccessId"];
  return { ...disk, sku, properties: kind === "disks" ? withBursting(merged, now) : merged };
}

function encryptionOf(properties: DiskProperties): JsonObject {
  const sent = isObject(properties["encryption"]) ? properties["encryption"] : {};
  const hasSet = sent["diskEncryptionSetId"] !== undefined;
  const type = sent["type"] ?? (hasSet ? "EncryptionAtRestWithCustomerKey" : "EncryptionAtRestWithPlatformKey");
  const { diskEncryptionSetId, ...rest } = sent;
  return type === "EncryptionAtRestWithPlatformKey" ? { ...rest, type } : { ...sent, type };
}

/** Only Ultra and Premium SSD v2 disks keep what was asked for; the others have what belongs to their size. */
function performance(sku: string, properties: DiskProperties, location: string): JsonObject {
  const { diskIOPSReadWrite: iops, diskMBpsReadWrite: mbps, tier, diskSizeGB: gib } = properties;
  const wanted = {
    ...(typeof iops === "number" && { iops }),
    ...(typeof mbps === "number" && { mbps }),
    ...(typeof tier === "string" && { tier }),
  };
  return performanceProperties({ sku, gib, location }, wanted);
}

function snapshotProperties(properties: DiskProperties): JsonObject {
  return { incremental: properties["incremental"] ?? false };
}

function withBursting(properties: DiskProperties, now: number): DiskProperties {
  const { burstingEnabledTime, ...rest } = properties;
  if (properties["burstingEnabled"] !== true) return rest as DiskProperties;
  return { ...properties, burstingEnabledTime: burstingEnabledTime ?? azureTime(now) };
}
