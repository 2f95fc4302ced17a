import { createHash } from "node:crypto";
import { sizeOfBlob } from "#simulator/blob/blob-file.ts";
import { storageVersionOf } from "#simulator/blob/storage-error.ts";
import type { Exchange } from "#simulator/http/exchange.ts";
import type { SharedBlob } from "#simulator/world/content-records.ts";

/** What every answer about a page blob says. */
export function blobHeaders(exchange: Exchange, blob: SharedBlob): Record<string, string> {
  const at = new Date(blob.modifiedAt).toUTCString();
  return {
    "accept-ranges": "bytes",
    "content-type": "application/octet-stream",
    etag: etagOf(blob),
    "last-modified": at,
    server: "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0",
    "x-ms-blob-content-length": String(sizeOfBlob(blob)),
    "x-ms-blob-sequence-number": "0",
    "x-ms-blob-type": "PageBlob",
    "x-ms-creation-time": at,
    "x-ms-lease-state": "available",
    "x-ms-lease-status": "unlocked",
    "x-ms-server-encrypted": "true",
    "x-ms-version": storageVersionOf(exchange),
  };
}

export function etagOf({ name, uniqueId, content, modifiedAt }: SharedBlob): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([name, uniqueId, content, modifiedAt]))
    .digest("hex");
  return `"0x8D${digest.slice(0, 13).toUpperCase()}"`;
}
