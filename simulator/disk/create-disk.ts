import { randomUUID } from "node:crypto";
import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { azureTime } from "#simulator/clock.ts";
import { fillFromSource } from "#simulator/content/capture.ts";
import { copyDurationMs, scheduleCopyEnd } from "#simulator/disk/background-copy.ts";
import type { DiskKind } from "#simulator/disk/disk-kind.ts";
import { limitRefusal } from "#simulator/disk/disk-limits.ts";
import { isProvisioned, tierOfSku } from "#simulator/disk/disk-performance.ts";
import { shrinkRefusal, sizeRefusal } from "#simulator/disk/disk-size.ts";
import { type CopiedSource, type DiskSource, type NewDisk, resolveSource } from "#simulator/disk/disk-source.ts";
import type { CreateOption } from "#simulator/disk/disk-vocabulary.ts";
import { encryptionRefusal } from "#simulator/disk/encryption-refusal.ts";
import { provisioned } from "#simulator/disk/provision.ts";
import type { DiskRequest } from "#simulator/disk/read-disk-request.ts";
import { requestedBody } from "#simulator/disk/requested-body.ts";
import { missing } from "#simulator/disk/source-data.ts";
import { diskAccepted, startDiskOperation } from "#simulator/disk/start-disk-operation.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { stableUuid } from "#simulator/random.ts";
import type { Disk } from "#simulator/world/records.ts";

type Wanted = Omit<NewDisk, "location" | "sku"> & { name: string };

/** Creates a disk or snapshot: its data are those of this instant, the operation ends later. */
export function createDisk(call: ArmCall, wanted: Wanted): Answer {
  const { kind, id, request } = wanted;
  const lock = lockRefusal(call, id, "write");
  if (lock) return lock;
  const built = buildDisk(call, wanted);
  if ("status" in built) return built;
  const { record, source } = built;
  const effect = { kind: "finishDisk", table: kind, id, apiVersion: call.apiVersion } as const;
  const operation = startDiskOperation(call, { id, location: record.location, effect });
  storeNewDisk(call, kind, built);
  const body = requestedBody(call, record, request, source.showsInherited && source.inherited);
  return diskAccepted(call, operation, body);
}

/** A new disk that is not in the world yet, with where its data come from; or why it cannot be made. */
export type BuiltDisk = { record: Disk; source: DiskSource };

export function buildDisk(call: ArmCall, { kind, id, request, name }: Wanted): BuiltDisk | Answer {
  const { location } = request;
  if (location === undefined)
    return armError(400, "LocationRequired", "The location property is required for this definition.");
  const option = valueAt(request.properties, ["creationData", "createOption"]) as CreateOption | undefined;
  if (option === undefined) return missing("disk.creationData");
  const unencrypted = encryptionRefusal(call, request, location);
  if (unencrypted) return unencrypted;
  const disk: NewDisk = { kind, id, location, sku: request.sku ?? usualSku(request), request };
  const source = resolveSource(call, option, disk);
  if ("status" in source) return source;
  const size = sizeOf(disk, source);
  if (typeof size !== "number") return size;
  const refusal = sectorRefusal(disk, source.copied, size, source.gib) ?? limitRefusal(call, disk, source);
  return refusal ?? { record: recordOf(call, { ...disk, name }, source, size), source };
}

/** Puts a new disk into the world with the data of its source, which may go on arriving. */
export function storeNewDisk(call: ArmCall, kind: DiskKind, { record, source }: BuiltDisk): void {
  const { world } = call.simulator;
  world[kind].put(record);
  if (source.copied) fillFromSource(world, record, call.now);
  const { backgroundCopy } = record;
  if (backgroundCopy) scheduleCopyEnd(world, kind, { ...record, backgroundCopy });
}

/** Standard hard disks are the usual ones; the tier of a Premium disk says that it is to be one. */
function usualSku({ properties }: DiskRequest): string {
  return /^P\d+$/i.test(String(properties["tier"])) ? "Premium_LRS" : "Standard_LRS";
}

function sizeOf({ id, sku, request }: NewDisk, source: DiskSource): number | Answer {
  const wanted = request.properties["diskSizeGB"];
  if (typeof wanted !== "number") return source.gib ?? missing("disk.diskSizeGB");
  if (source.gib !== undefined && wanted < source.gib) return shrinkRefusal(id);
  return sizeRefusal(wanted, sku) ?? wanted;
}

/** What was written in sectors of 4096 bytes, or is read before it has been copied, fits certain disks only. */
function sectorRefusal(
  disk: NewDisk,
  copied: CopiedSource | undefined,
  gib: number,
  sourceGib: number | undefined,
): Answer | undefined {
  if (disk.kind === "snapshots" || copied === undefined) return undefined;
  if (!isProvisioned(disk.sku) && (copied.logicalSectorSize === 4096 || copied.isInstantOnly)) {
    const reason = copied.isInstantOnly ? "is in instant access" : "has a logical sector size of 4096 bytes";
    return invalidParameter(
      "disk.sku.name",
      `Only disks with the SKU PremiumV2_LRS or UltraSSD_LRS can be created from '${copied.id}', because it ${reason}.`,
    );
  }
  if (!copied.isInstantOnly || sourceGib === undefined || gib <= sourceGib) return undefined;
  return invalidParameter(
    "disk.diskSizeGB",
    `A disk that is created from '${copied.id}' cannot be larger than its source, because the source is in instant access.`,
  );
}

function recordOf(call: ArmCall, disk: NewDisk & { name: string }, source: DiskSource, gib: number): Disk {
  const { request, kind, location, sku } = disk;
  const sent = request.properties["creationData"];
  const sector = source.copied?.logicalSectorSize ?? 4096;
  const copy = backgroundCopyOf(disk, source.copied, gib, call.now);
  const record: Disk = {
    id: disk.id,
    name: disk.name,
    type: `Microsoft.Compute/${kind}`,
    location,
    ...(request.tags && { tags: request.tags }),
    sku: { name: sku, tier: tierOfSku(sku) },
    ...(request.zones && kind === "disks" && { zones: request.zones }),
    ...(request.extendedLocation && { extendedLocation: request.extendedLocation }),
    ...(copy && { backgroundCopy: copy }),
    properties: {
      ...source.inherited,
      ...request.properties,
      creationData: {
        ...(kind === "disks" && isProvisioned(sku) && { logicalSectorSize: sector }),
        ...(isObject(sent) ? sent : {}),
        ...source.creationData,
      },
      diskSizeGB: gib,
      ...(source.bytes !== undefined && gib === source.gib && { diskSizeBytes: source.bytes }),
      timeCreated: azureTime(call.now),
      provisioningState: "Updating",
      diskState: source.diskState ?? "Unattached",
      uniqueId: randomUUID(),
      ...(kind === "snapshots" && familyOf(disk, source.copied)),
    },
  };
  return provisioned(kind, record, call.now);
}

/** Copies between regions and those of Premium SSD v2 and Ultra disks go on after the resource has been created. */
function backgroundCopyOf(
  { kind, sku, request }: NewDisk,
  copied: CopiedSource | undefined,
  gib: number,
  now: number,
): Disk["backgroundCopy"] {
  if (copied === undefined) return undefined;
  const isStart = valueAt(request.properties, ["creationData", "createOption"]) === "CopyStart";
  if (!isStart && !isProvisioned(kind === "disks" ? sku : copied.sku)) return undefined;
  const isEnhanced = valueAt(request.properties, ["creationData", "provisionedBandwidthCopySpeed"]) === "Enhanced";
  return {
    from: copied.id,
    startedAt: now,
    endsAt: now + copyDurationMs(gib, isEnhanced),
    ...(isStart && { needsSource: true }),
  };
}

/** Incremental snapshots of a disk are a family; copies of them in another region are another one. */
function familyOf({ request, location }: NewDisk, copied: CopiedSource | undefined): JsonObject {
  const isStart = valueAt(request.properties, ["creationData", "createOption"]) === "CopyStart";
  const isUsual = copied !== undefined && (isProvisioned(copied.sku) || (isStart && copied.incremental));
  const isIncremental = request.properties["incremental"] ?? isUsual;
  if (isIncremental !== true) return {};
  const isOfDisk = copied?.kind === "disks";
  const family = isOfDisk ? `family/${copied.uniqueId}` : `family/${copied?.familyId ?? randomUUID()}/${location}`;
  return { incremental: true, incrementalSnapshotFamilyId: stableUuid(family) };
}
