import type { RestorePoint, VirtualMachine } from "#simulator/world/records.ts";
import type { StartedSimulator } from "#tests/support/start-simulator.ts";
import { itemRecords, jobRecord, machineOfItem, policyOfItem, policyRecord } from "./backup-records.ts";
import {
  collectionRecord,
  diskRecord,
  locationOf,
  machineRecords,
  otherRecord,
  snapshotRecord,
  subscriptionRecord,
} from "./base-records.ts";
import { at, type JsonObject } from "./json-shape.ts";
import { interfacesUsing } from "./network-interfaces.ts";
import { type ResourcePath, resourcePath } from "./resource-path.ts";
import { diskShownBy, pointOfDisk, restorePointRecord, withDiskPoint } from "./restore-point-record.ts";

/** Prepares the simulated world for an exchange: whatever a request takes for granted, from the ids that it names. */
export type SpecWorld = {
  /** Makes the resource of the id exist, with its subscription, group and parents, as `hint` (a body of Azure's) shows it. */
  ensure(id: string, hint?: unknown): Promise<void>;
  ensureSubscription(subscriptionId: string, hint?: unknown): Promise<void>;
  ensureGroup(subscriptionId: string, group: string, hint?: unknown): Promise<void>;
};

type Preparation = (path: ResourcePath, hint: unknown) => Promise<void>;

/** Creates a resource through Resource Manager itself; false when the simulator has no operation for it. */
type CreateByRequest = (path: ResourcePath, hint: unknown, ensure: SpecWorld["ensure"]) => Promise<boolean>;

/** `bodyOf` finds a body of Azure's that shows a resource, where the material has one. */
export function createSpecWorld(
  simulator: StartedSimulator,
  createByRequest: CreateByRequest,
  bodyOf: (id: string) => unknown = () => undefined,
): SpecWorld {
  const known = new Set<string>();
  const machines = new Map<string, VirtualMachine>();
  const points = new Map<string, RestorePoint>();
  /** Of which machine or collection a collection is. */
  const sources = new Map<string, string>();
  const put = (records: JsonObject) => simulator.control("POST", "/world/records", records);

  const preparations: Record<string, Preparation> = {
    "microsoft.compute/virtualmachines": ensureMachine,
    "microsoft.compute/disks": async (path, hint) => void (await put({ disks: [diskRecord(path, hint)] })),
    "microsoft.compute/snapshots": async (path, hint) => void (await put({ snapshots: [snapshotRecord(path, hint)] })),
    "microsoft.compute/restorepointcollections": ensureCollection,
    "microsoft.compute/restorepointcollections/restorepoints": ensurePoint,
    "microsoft.compute/restorepointcollections/restorepoints/diskrestorepoints": ensureDiskPoint,
    "microsoft.recoveryservices/vaults/backuppolicies": ensurePolicy,
    "microsoft.recoveryservices/vaults/backupjobs": ensureJob,
    "microsoft.recoveryservices/vaults/backupfabrics/protectioncontainers/protecteditems": ensureItem,
    "microsoft.recoveryservices/vaults/protectioncontainers/protecteditems": ensureItem,
  };

  async function ensure(id: string, given?: unknown): Promise<void> {
    const path = resourcePath(id);
    const hint = at(given, "properties") === undefined ? (bodyOf(id) ?? given) : given;
    if (path === null || known.has(id.toLowerCase())) return;
    await ensureSubscription(path.subscriptionId);
    if (path.group !== null) await ensureGroup(path.subscriptionId, path.group, hint);
    known.add(id.toLowerCase());
    const prepare = preparations[path.type.toLowerCase()];
    if (prepare) return prepare(path, hint);
    if (path.parentId !== null) await ensure(path.parentId, placeOf(hint));
    if (isShownResource(path, hint)) return ensureShown(path, hint);
    if (!(await createByRequest(path, hint, ensure))) await put({ others: [otherRecord(path, hint)] });
  }

  /** A body of Azure's shows more of a network than its maker asked for, so it is taken as it is. */
  async function ensureShown(path: ResourcePath, hint: unknown): Promise<void> {
    await put({ others: [otherRecord(path, hint)] });
    for (const { id, hint: interfaceHint } of interfacesUsing(hint)) await ensure(id, bodyOf(id) ?? interfaceHint);
  }

  async function ensureSubscription(subscriptionId: string, hint?: unknown): Promise<void> {
    const id = `/subscriptions/${subscriptionId}`;
    if (known.has(id.toLowerCase())) return;
    known.add(id.toLowerCase());
    const principalId = simulator.credentials.servicePrincipal.objectId;
    await put({
      subscriptions: [subscriptionRecord(subscriptionId, hint)],
      grants: [{ id: `${principalId}|${subscriptionId}`, principalId, subscriptionId, grant: "full" }],
    });
  }

  async function ensureGroup(subscriptionId: string, group: string, hint?: unknown): Promise<void> {
    await ensureSubscription(subscriptionId);
    const id = `/subscriptions/${subscriptionId}/resourceGroups/${group}`;
    if (known.has(id.toLowerCase())) return;
    known.add(id.toLowerCase());
    const location = at(hint, "location");
    const record = {
      id,
      name: group,
      location: typeof location === "string" ? location : "westus",
      provisioningState: "Succeeded",
    };
    const tags = isGroup(hint) ? at(hint, "tags") : undefined;
    await put({ resourceGroups: [{ ...record, ...(tags !== undefined && { tags }) }] });
  }

  async function ensureMachine(path: ResourcePath, hint: unknown): Promise<void> {
    const { vm, disks } = machineRecords(path, hint);
    machines.set(path.id.toLowerCase(), vm);
    await put({ virtualMachines: [vm], disks });
  }

  /** Its source is the one that the body shows, else a machine of the same group. */
  async function ensureCollection(path: ResourcePath, hint: unknown): Promise<void> {
    const shown = at(hint, "properties", "source", "id");
    const beside = `/subscriptions/${path.subscriptionId}/resourceGroups/${path.group}/providers/Microsoft.Compute/virtualMachines/vm-of-${path.name}`;
    const sourceId = typeof shown === "string" && shown !== "" ? shown : beside;
    sources.set(path.id.toLowerCase(), sourceId.toLowerCase());
    await ensure(sourceId, placeOf(hint));
    await put({ collections: [collectionRecord(path, hint, sourceId)] });
    const points = at(hint, "properties", "restorePoints");
    for (const point of Array.isArray(points) ? points : []) {
      await ensure(`${path.id}/restorePoints/${at(point, "name")}`, point);
    }
  }

  async function ensurePoint(path: ResourcePath, hint: unknown): Promise<void> {
    if (path.parentId === null) return;
    await ensure(path.parentId);
    await putPoint(restorePointRecord(path, machineOf(path.parentId), hint));
  }

  async function putPoint(point: RestorePoint): Promise<void> {
    points.set(point.id.toLowerCase(), point);
    await put({ restorePoints: [point] });
  }

  /** The first one that is wanted is of the OS disk; a point gets one for each that is wanted later. */
  async function ensureDiskPoint(path: ResourcePath, hint: unknown): Promise<void> {
    const pointId = path.parentId ?? "";
    const source = at(hint, "properties", "sourceResourceId");
    if (typeof source === "string") await ensure(source, diskShownBy(hint));
    const known = points.get(pointId.toLowerCase());
    if (known) return putPoint(withDiskPoint(known, path.name, source));
    await ensure(pointId, pointOfDisk(path, hint));
  }

  async function ensurePolicy(path: ResourcePath, hint: unknown): Promise<void> {
    if (path.parentId !== null) await ensure(path.parentId);
    await put({ backupPolicies: [policyRecord(path, hint)] });
  }

  async function ensureJob(path: ResourcePath, hint: unknown): Promise<void> {
    if (path.parentId !== null) await ensure(path.parentId);
    await put({ backupJobs: [jobRecord(path, hint)] });
  }

  async function ensureItem(path: ResourcePath, hint: unknown): Promise<void> {
    await ensure(policyOfItem(path, hint));
    await ensure(machineOfItem(path));
    const { item, point } = itemRecords(path, hint);
    await put({ protectedItems: [item], recoveryPoints: [point] });
  }

  function machineOf(collectionId: string): VirtualMachine {
    const source = sources.get(collectionId.toLowerCase()) ?? "";
    const found = machines.get(source);
    if (found) return found;
    if (!sources.has(source)) throw new Error(`No machine has been prepared for ${collectionId}.`);
    return machineOf(source);
  }

  return { ensure, ensureSubscription, ensureGroup };
}

function isShownResource(path: ResourcePath, hint: unknown): boolean {
  const isNetwork = path.type.startsWith("Microsoft.Network/") && path.parentId === null;
  const isAnswer = at(hint, "etag") !== undefined || at(hint, "id") !== undefined;
  return isNetwork && isAnswer && at(hint, "properties", "provisioningState") !== undefined;
}

/** What belongs together lies in one region. */
export const placeOf = (hint: unknown): { location: string } => ({ location: locationOf(hint) });

const isGroup = (hint: unknown): boolean => at(hint, "type") === "Microsoft.Resources/resourceGroups";
