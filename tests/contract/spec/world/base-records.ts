import { randomUUID } from "node:crypto";
import type {
  Disk,
  OtherResource,
  RestorePointCollection,
  Snapshot,
  Subscription,
  VirtualMachine,
} from "#simulator/world/records.ts";
import { at, isObject, type JsonObject } from "./json-shape.ts";
import { machineRuntime } from "./machine-runtime.ts";
import type { ResourcePath } from "./resource-path.ts";

/** Records of the simulated world for things that an example or a recording takes for granted. */

const defaultLocation = "westus";
const createdAt = "2024-08-26T10:00:00.0000000+00:00";

export function locationOf(hint: unknown): string {
  const location = at(hint, "location");
  return typeof location === "string" && /^[a-z0-9 ]+$/i.test(location) ? location : defaultLocation;
}

const tagsOf = (hint: unknown): { tags?: Record<string, string> } => {
  const tags = at(hint, "tags");
  return isObject(tags) ? { tags: tags as Record<string, string> } : {};
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A machine with its managed disks as `hint` (a body of Azure's) shows it, running, with what every machine has. */
export function machineRecords(path: ResourcePath, hint: unknown): { vm: VirtualMachine; disks: Disk[] } {
  const model = isObject(at(hint, "properties")) ? (at(hint, "properties") as JsonObject) : {};
  const { instanceView, provisioningState, ...properties } = model;
  const location = locationOf(hint);
  const osDisk = attachment(path, at(model, "storageProfile", "osDisk"), `${path.name}_OsDisk_1`);
  const dataDisks = listOf(at(model, "storageProfile", "dataDisks")).map((disk, lun) => ({
    lun,
    toBeDetached: false,
    ...attachment(path, disk, `${path.name}_DataDisk_${lun}`),
  }));
  const osType = at(osDisk, "osType") ?? (at(model, "osProfile", "windowsConfiguration") ? "Windows" : "Linux");
  const vm = {
    ...(isObject(hint) ? topLevel(hint, ["zones", "plan", "identity", "extendedLocation", "managedBy"]) : {}),
    ...tagsOf(hint),
    id: path.id,
    name: path.name,
    type: "Microsoft.Compute/virtualMachines",
    location,
    etag: '"1"',
    properties: {
      vmId: randomUUID(),
      hardwareProfile: { vmSize: "Standard_D2s_v3" },
      timeCreated: createdAt,
      networkProfile: { networkInterfaces: [] },
      ...properties,
      provisioningState: "Succeeded",
      storageProfile: {
        ...(at(model, "storageProfile") as JsonObject | undefined),
        osDisk: { ...osDisk, osType },
        dataDisks,
      },
    },
    runtime: machineRuntime(hint, Date.parse(createdAt)),
  } as unknown as VirtualMachine;
  const disks = [osDisk, ...dataDisks].flatMap((disk) => attachedDisk(disk, vm.id, location));
  return { vm, disks };
}

function topLevel(body: JsonObject, names: string[]): JsonObject {
  return Object.fromEntries(names.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]));
}

/** A machine's disk; managed unless it is a VHD file, in the machine's group when it is not said where. */
function attachment(path: ResourcePath, disk: unknown, fallbackName: string): JsonObject {
  const given = isObject(disk) ? disk : {};
  const name = typeof given["name"] === "string" ? given["name"] : fallbackName;
  const isFile = given["vhd"] !== undefined;
  const id = `/subscriptions/${path.subscriptionId}/resourceGroups/${path.group}/providers/Microsoft.Compute/disks/${name}`;
  return {
    createOption: "FromImage",
    caching: "None",
    ...given,
    name,
    ...(!isFile && { managedDisk: { id, storageAccountType: "Premium_LRS", ...(given["managedDisk"] as JsonObject) } }),
  };
}

function attachedDisk(attachment: JsonObject, vmId: string, location: string): Disk[] {
  const id = at(attachment, "managedDisk", "id");
  if (typeof id !== "string") return [];
  const size = attachment["diskSizeGB"];
  const sku = at(attachment, "managedDisk", "storageAccountType");
  const name = String(id.split("/").at(-1));
  const record = diskRecord(
    { id, name, type: "disks" },
    { location, properties: { diskSizeGB: size }, sku: { name: sku } },
  );
  return [{ ...record, managedBy: vmId, properties: { ...record.properties, diskState: "Attached" } }];
}

type Named = Pick<ResourcePath, "id" | "name" | "type">;

export function diskRecord(path: Named, hint: unknown): Disk {
  return storageRecord(path, "Microsoft.Compute/disks", hint, { diskState: "Unattached" }) as Disk;
}

export function snapshotRecord(path: Named, hint: unknown): Snapshot {
  return storageRecord(path, "Microsoft.Compute/snapshots", hint, {
    diskState: "Unattached",
    incremental: false,
  }) as Snapshot;
}

function storageRecord(path: Named, type: string, hint: unknown, defaults: JsonObject): unknown {
  const given = isObject(at(hint, "properties")) ? (at(hint, "properties") as JsonObject) : {};
  const size = typeof given["diskSizeGB"] === "number" ? given["diskSizeGB"] : 30;
  const sku = at(hint, "sku", "name");
  // Only Premium disks have a tier that can be changed.
  const usual = typeof given["tier"] === "string" ? "Premium_LRS" : "Standard_LRS";
  const skuName = typeof sku === "string" ? sku : usual;
  return {
    ...(isObject(hint) ? topLevel(hint, ["zones", "extendedLocation", "managedBy", "managedByExtended"]) : {}),
    ...tagsOf(hint),
    id: path.id,
    name: path.name,
    type,
    location: locationOf(hint),
    sku: { name: skuName, tier: skuName.split("_")[0]?.replace(/V2$|SSD$/, "") ?? "Standard" },
    properties: {
      creationData: { createOption: "Empty" },
      diskSizeBytes: size * 1024 ** 3,
      timeCreated: createdAt,
      encryption: { type: "EncryptionAtRestWithPlatformKey" },
      networkAccessPolicy: "AllowAll",
      publicNetworkAccess: "Enabled",
      uniqueId: randomUUID(),
      ...defaults,
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      diskSizeGB: size,
      provisioningState: "Succeeded",
    },
  };
}

export function collectionRecord(path: ResourcePath, hint: unknown, sourceId: string): RestorePointCollection {
  const sourceLocation = at(hint, "properties", "source", "location");
  const instantAccess = at(hint, "properties", "instantAccess");
  return {
    id: path.id,
    name: path.name,
    type: "Microsoft.Compute/restorePointCollections",
    location: locationOf(hint),
    ...tagsOf(hint),
    sourceId,
    sourceLocation: typeof sourceLocation === "string" ? sourceLocation : locationOf(hint),
    collectionId: randomUUID(),
    ...(typeof instantAccess === "boolean" && { instantAccess }),
    ...(/\/restorePointCollections\//i.test(sourceId) && { copies: { putsAt: [] } }),
    provisioningState: "Succeeded",
  };
}

/** Anything else, as the body shows it. */
export function subscriptionRecord(subscriptionId: string, hint: unknown): Subscription {
  const body = isObject(hint) ? hint : {};
  return {
    id: `/subscriptions/${subscriptionId}`,
    subscriptionId,
    displayName: `Subscription ${subscriptionId}`,
    ...tagsOf(hint),
    ...topLevel(body, ["managedByTenants"]),
  };
}

export function otherRecord(path: ResourcePath, hint: unknown): OtherResource {
  const body = isObject(hint) ? hint : {};
  const properties = isObject(body["properties"]) ? body["properties"] : {};
  return {
    ...topLevel(body, ["kind", "sku", "identity", "zones"]),
    ...tagsOf(hint),
    id: path.id,
    name: path.name,
    type: path.type,
    location: locationOf(hint),
    etag: typeof body["etag"] === "string" ? body["etag"] : `W/"${randomUUID()}"`,
    properties: { ...properties, provisioningState: "Succeeded" },
  } as OtherResource;
}
