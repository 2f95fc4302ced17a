import { invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { DiskSource, NewDisk } from "#simulator/disk/disk-source.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { valueAt } from "#simulator/json.ts";

const footerBytes = 512;
const mib = 1024 ** 2;
const smallestUpload = 20 * mib + footerBytes;
const largestUpload = 32 * 1024 ** 4 + footerBytes;

/** Blobs outside the simulated world have no size here; this is that of the Windows image of the official example. */
const importedGib = 127;
const sanGib = 1024;
/** The specification does not call the size of an upload required, so there is one for who does not tell it. */
const uploadedGib = 32;

export function missing(parameter: string): Answer {
  return invalidParameter(parameter, `Required parameter '${parameter}' is missing (null).`);
}

export function fromEmpty(_call: ArmCall, { request }: NewDisk): DiskSource | Answer {
  if (request.properties["diskSizeGB"] === undefined) return missing("disk.diskSizeGB");
  return { inherited: {}, creationData: {} };
}

/** Import and ImportSecure of a page blob. */
export function fromImport(_call: ArmCall, { request }: NewDisk): DiskSource | Answer {
  const { properties } = request;
  const uri = valueAt(properties, ["creationData", "sourceUri"]);
  if (uri === undefined) return missing("disk.creationData.sourceUri");
  if (typeof uri !== "string" || !URL.canParse(uri))
    return invalidParameter("disk.creationData.sourceUri", "The source blob URI is not a valid address of a blob.");
  const isSecure = valueAt(properties, ["creationData", "createOption"]) === "ImportSecure";
  if (isSecure && valueAt(properties, ["creationData", "securityDataUri"]) === undefined)
    return missing("disk.creationData.securityDataUri");
  if (isSecure && properties["securityProfile"] === undefined) return missing("disk.securityProfile");
  return { gib: importedGib, inherited: {}, creationData: {} };
}

/** Upload and UploadPreparedSecure: the disk waits for a fixed VHD of the announced size. */
export function fromUpload(_call: ArmCall, { request }: NewDisk): DiskSource | Answer {
  const { properties } = request;
  const isSecure = valueAt(properties, ["creationData", "createOption"]) === "UploadPreparedSecure";
  if (isSecure && properties["securityProfile"] === undefined) return missing("disk.securityProfile");
  const bytes = valueAt(properties, ["creationData", "uploadSizeBytes"]);
  const target = "disk.creationData.uploadSizeBytes";
  if (typeof bytes !== "number")
    return { gib: uploadedGib, inherited: {}, creationData: {}, diskState: "ReadyToUpload" };
  if (bytes < smallestUpload || bytes > largestUpload || (bytes - footerBytes) % mib !== 0) {
    return invalidParameter(
      target,
      `The value '${bytes}' of parameter '${target}' must be a whole number of MiB plus ${footerBytes} bytes, from '${smallestUpload}' to '${largestUpload}'.`,
    );
  }
  const content = bytes - footerBytes;
  return {
    gib: Math.ceil(content / 1024 ** 3),
    bytes: content,
    inherited: {},
    creationData: {},
    diskState: "ReadyToUpload",
  };
}

/** A snapshot of an Elastic SAN volume, which this world does not hold. */
export function fromSanSnapshot(_call: ArmCall, { request }: NewDisk): DiskSource | Answer {
  const id = valueAt(request.properties, ["creationData", "elasticSanResourceId"]);
  if (typeof id !== "string") return missing("disk.creationData.elasticSanResourceId");
  return { gib: sanGib, inherited: {}, creationData: {} };
}
