import type { ArmOperation } from "#simulator/arm/operation.ts";
import { compute, group, op, read, remove, sub, write } from "#simulator/arm/operation-row.ts";
import { getOperationStatus } from "#simulator/arm/operation-status.ts";
import { policies } from "#simulator/arm/rate-policies.ts";
import * as collections from "#simulator/compute/collections.ts";
import { putRestorePoint } from "#simulator/compute/create-restore-point.ts";
import { getDiskRestorePoint, listDiskRestorePoints } from "#simulator/compute/disk-restore-points.ts";
import { patchCollection, putCollection } from "#simulator/compute/put-collection.ts";
import { deleteRestorePoint, getRestorePoint } from "#simulator/compute/restore-points.ts";

const collection = `${group}/${compute}/restorePointCollections/{collectionName}`;
const point = `${collection}/restorePoints/{pointName}`;
const collectionType = "Microsoft.Compute/restorePointCollections";
const pointType = `${collectionType}/restorePoints`;

/** Restore point collections, restore points, disk restore points, and the status of operations. */
export const restorePointOperations: readonly ArmOperation[] = [
  op("RestorePointCollections_ListAll", "GET", `${sub}/${compute}/restorePointCollections`, {
    family: "compute",
    action: read(collectionType),
    limits: policies.listCollections,
    handle: collections.listAllCollections,
  }),
  op("RestorePointCollections_List", "GET", `${group}/${compute}/restorePointCollections`, {
    family: "compute",
    action: read(collectionType),
    limits: policies.listCollections,
    handle: collections.listCollectionsInGroup,
  }),
  op("RestorePointCollections_Get", "GET", collection, {
    family: "compute",
    action: read(collectionType),
    limits: policies.getRestorePoint,
    handle: collections.getCollection,
  }),
  op("RestorePointCollections_CreateOrUpdate", "PUT", collection, {
    family: "compute",
    action: write(collectionType),
    limits: policies.putCollection,
    handle: putCollection,
  }),
  op("RestorePointCollections_Update", "PATCH", collection, {
    family: "compute",
    action: write(collectionType),
    limits: policies.updateCollection,
    handle: patchCollection,
  }),
  op("RestorePointCollections_Delete", "DELETE", collection, {
    family: "compute",
    action: remove(collectionType),
    limits: policies.deleteRestorePoint,
    handle: collections.deleteCollection,
  }),
  op("RestorePoints_Get", "GET", point, {
    family: "compute",
    action: read(pointType),
    limits: policies.getRestorePoint,
    handle: getRestorePoint,
  }),
  op("RestorePoints_Create", "PUT", point, {
    family: "compute",
    action: write(pointType),
    limits: policies.putRestorePoint,
    handle: putRestorePoint,
  }),
  op("RestorePoints_Delete", "DELETE", point, {
    family: "compute",
    action: remove(pointType),
    limits: policies.deleteRestorePoint,
    handle: deleteRestorePoint,
  }),
  op("DiskRestorePoint_ListByRestorePoint", "GET", `${point}/diskRestorePoints`, {
    family: "disk",
    action: read(`${pointType}/diskRestorePoints`),
    limits: policies.getDisk,
    handle: listDiskRestorePoints,
  }),
  op("DiskRestorePoint_Get", "GET", `${point}/diskRestorePoints/{diskPointName}`, {
    family: "disk",
    action: read(`${pointType}/diskRestorePoints`),
    limits: policies.getDisk,
    handle: getDiskRestorePoint,
  }),
  op("Operations_Get", "GET", `${sub}/${compute}/locations/{location}/operations/{operationId}`, {
    family: "compute",
    action: "Microsoft.Compute/locations/operations/read",
    limits: policies.getOperation,
    handle: getOperationStatus,
  }),
];
