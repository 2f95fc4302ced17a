import { invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { DiskKind } from "#simulator/disk/disk-kind.ts";
import type { CreateOption } from "#simulator/disk/disk-vocabulary.ts";
import type { DiskRequest } from "#simulator/disk/read-disk-request.ts";
import { fromCopy } from "#simulator/disk/source-copy.ts";
import { fromEmpty, fromImport, fromSanSnapshot, fromUpload } from "#simulator/disk/source-data.ts";
import { fromImage } from "#simulator/disk/source-image.ts";
import { fromRestorePoint } from "#simulator/disk/source-restore-point.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { JsonObject } from "#simulator/json.ts";

/** Where the data of a new disk or snapshot come from, and what it takes over from there. */
export type DiskSource = {
  /** Size in GiB that it has without being asked for one, and below which it cannot be made. */
  gib?: number;
  /** Size in bytes of what will be uploaded. */
  bytes?: number;
  /** Properties that it takes over unless the request sets them. */
  inherited: JsonObject;
  /** What Azure adds to the creation data. */
  creationData: JsonObject;
  /** Whether the first answer shows already what is taken over; recorded copies show it at the end only. */
  showsInherited?: true;
  /** Resource whose data are copied: the disk, snapshot or disk restore point. */
  copied?: CopiedSource;
  diskState?: "ReadyToUpload";
};

export type CopiedSource = {
  /** Lower-cased id. */
  id: string;
  uniqueId: string;
  sku: string;
  kind: DiskKind | "diskRestorePoints";
  logicalSectorSize: number;
  incremental: boolean;
  familyId?: string;
  hasInstantAccess: boolean;
  /** Its data can be read through instant access only, because they have not been copied yet. */
  isInstantOnly: boolean;
};

export type NewDisk = { kind: DiskKind; id: string; location: string; sku: string; request: DiskRequest };

type Resolve = (call: ArmCall, disk: NewDisk) => DiskSource | Answer;

const resolvers: Record<CreateOption, Resolve> = {
  Empty: fromEmpty,
  FromImage: fromImage,
  Import: fromImport,
  ImportSecure: fromImport,
  Upload: fromUpload,
  UploadPreparedSecure: fromUpload,
  Copy: fromCopy,
  CopyStart: fromCopy,
  Restore: fromRestorePoint,
  CopyFromSanSnapshot: fromSanSnapshot,
  Attach: () =>
    invalidParameter(
      "creationData.createOption",
      "The value 'Attach' of parameter 'creationData.createOption' is not allowed: it belongs to disks that Azure makes.",
    ),
};

export function resolveSource(call: ArmCall, option: CreateOption, disk: NewDisk): DiskSource | Answer {
  return resolvers[option](call, disk);
}
