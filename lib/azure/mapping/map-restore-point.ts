import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { RestorePointReading } from "../port.ts";
import { at, dateAt, listAt, numberAt, requiredTextAt, textAt } from "../raw-json.ts";

type DiskReading = RestorePointReading["disks"][number];
type Replication = Pick<DiskReading, "replicationState" | "completionPercent">;

/** A restore point with or without instance view. The disks have their ids only once Azure has finished. */
export function mapRestorePoint(raw: unknown): RestorePointReading {
  const armId = requiredTextAt(raw, "id");
  const properties = at(raw, "properties");
  const source = at(properties, "sourceMetadata");
  const osDisk = at(source, "storageProfile", "osDisk");
  const replications = indexReplications(properties);
  return {
    armId,
    name: textAt(raw, "name") ?? armId.split("/").at(-1) ?? armId,
    provisioningState: requiredTextAt(properties, "provisioningState"),
    achievedMode: textAt(properties, "consistencyMode"),
    timeCreated: dateAt(properties, "timeCreated"),
    sourceVmId: textAt(source, "vmId"),
    disks: [
      ...(osDisk === undefined ? [] : [mapDisk(osDisk, "os", replications)]),
      ...listAt(source, "storageProfile", "dataDisks").map((disk) => mapDisk(disk, "data", replications)),
    ],
  };
}

function mapDisk(raw: unknown, role: DiskReading["role"], replications: ReadonlyMap<string, Replication>): DiskReading {
  const diskRestorePointId = textAt(raw, "diskRestorePoint", "id");
  const replication = diskRestorePointId === null ? undefined : replications.get(armKey(diskRestorePointId));
  return {
    name: textAt(raw, "name") ?? "",
    armId: textAt(raw, "managedDisk", "id"),
    role,
    lun: role === "os" ? null : numberAt(raw, "lun"),
    diskRestorePointId,
    replicationState: replication?.replicationState ?? null,
    completionPercent: replication?.completionPercent ?? null,
  };
}

function indexReplications(properties: unknown): ReadonlyMap<string, Replication> {
  return new Map(
    listAt(properties, "instanceView", "diskRestorePoints").map((disk): [string, Replication] => [
      armKey(textAt(disk, "id") ?? ""),
      {
        replicationState: textAt(disk, "replicationStatus", "status", "code"),
        completionPercent: numberAt(disk, "replicationStatus", "completionPercent"),
      },
    ]),
  );
}
