import type { ArmOperation } from "#simulator/arm/operation.ts";
import { compute, group, op, read, remove, sub, write } from "#simulator/arm/operation-row.ts";
import { getOperationStatus } from "#simulator/arm/operation-status.ts";
import { policies } from "#simulator/arm/rate-policies.ts";
import { diskHandlers } from "#simulator/disk/disk-handlers.ts";
import { type DiskKind, nameParameter } from "#simulator/disk/disk-kind.ts";

/** Disks, snapshots, and the status of the operations on them. */
export const diskOperations: readonly ArmOperation[] = [
  ...operationsOf("disks", "Disks"),
  ...operationsOf("snapshots", "Snapshots"),
  op("DiskOperations_Get", "GET", `${sub}/${compute}/locations/{location}/DiskOperations/{operationId}`, {
    family: "disk",
    action: "Microsoft.Compute/locations/diskOperations/read",
    limits: policies.getDiskOperation,
    handle: getOperationStatus,
  }),
];

function operationsOf(kind: DiskKind, prefix: string): ArmOperation[] {
  const one = `${group}/${compute}/${kind}/{${nameParameter[kind]}}`;
  const type = `Microsoft.Compute/${kind}`;
  const handlers = diskHandlers(kind);
  const limits = { family: "disk", limits: policies.getDisk } as const;
  const changes = { family: "disk", limits: kind === "disks" ? policies.putDisk : policies.putSnapshot } as const;
  return [
    op(`${prefix}_List`, "GET", `${sub}/${compute}/${kind}`, {
      ...limits,
      action: read(type),
      handle: handlers.listAll,
    }),
    op(`${prefix}_ListByResourceGroup`, "GET", `${group}/${compute}/${kind}`, {
      ...limits,
      action: read(type),
      handle: handlers.listInGroup,
    }),
    op(`${prefix}_Get`, "GET", one, { ...limits, action: read(type), handle: handlers.get }),
    op(`${prefix}_CreateOrUpdate`, "PUT", one, { ...changes, action: write(type), handle: handlers.put }),
    op(`${prefix}_Update`, "PATCH", one, { ...changes, action: write(type), handle: handlers.patch }),
    op(`${prefix}_Delete`, "DELETE", one, { ...changes, action: remove(type), handle: handlers.remove }),
  ];
}
