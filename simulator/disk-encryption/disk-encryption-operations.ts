import type { ArmOperation } from "#simulator/arm/operation.ts";
import { compute, group, op, read, remove, sub, write } from "#simulator/arm/operation-row.ts";
import { policies } from "#simulator/arm/rate-policies.ts";
import { getOneOf, listOf } from "#simulator/compute/other-resources.ts";
import { deleteSet, patchSet, putSet } from "#simulator/disk-encryption/disk-encryption-sets.ts";

const type = "Microsoft.Compute/diskEncryptionSets";
const sets = `${group}/${compute}/diskEncryptionSets`;
const one = `${sets}/{name}`;
const reading = { family: "disk", action: read(type), limits: policies.getDisk } as const;
const writing = { family: "disk", action: write(type), limits: policies.putDiskEncryptionSet } as const;

/** Disk encryption sets: the customer's keys that disks, snapshots and restore points are encrypted with. */
export const diskEncryptionOperations: readonly ArmOperation[] = [
  op("DiskEncryptionSets_List", "GET", `${sub}/${compute}/diskEncryptionSets`, {
    ...reading,
    handle: listOf("diskEncryptionSets"),
  }),
  op("DiskEncryptionSets_ListByResourceGroup", "GET", sets, { ...reading, handle: listOf("diskEncryptionSets") }),
  op("DiskEncryptionSets_Get", "GET", one, { ...reading, handle: getOneOf("diskEncryptionSets") }),
  op("DiskEncryptionSets_CreateOrUpdate", "PUT", one, { ...writing, handle: putSet }),
  op("DiskEncryptionSets_Update", "PATCH", one, { ...writing, handle: patchSet }),
  op("DiskEncryptionSets_Delete", "DELETE", one, { ...writing, action: remove(type), handle: deleteSet }),
];
