import { settleDue } from "#simulator/arm/settle-due.ts";
import { accountPrefix } from "#simulator/blob/account.ts";
import { readBlob, sizeOfBlob, streamBlob } from "#simulator/blob/blob-file.ts";
import { blobHeaders, etagOf } from "#simulator/blob/blob-headers.ts";
import { findSharedBlob } from "#simulator/blob/find-shared-blob.ts";
import { pageList, pageListSince } from "#simulator/blob/page-list.ts";
import { requestedRange } from "#simulator/blob/requested-range.ts";
import { storageError } from "#simulator/blob/storage-error.ts";
import type { ByteRange } from "#simulator/content/read-content.ts";
import type { Door } from "#simulator/http/door.ts";
import { type Answer, type Exchange, queryOf } from "#simulator/http/exchange.ts";
import type { Simulator } from "#simulator/simulator.ts";
import type { SharedBlob } from "#simulator/world/content-records.ts";

/** Larger answers are sent piece by piece. */
const wholeAnswerBytes = 4 * 1024 * 1024;

/** Azure Storage, as far as a shared access signature of a disk leads into it: reading a page blob. */
export const blobDoor: Door = {
  operations: ["Blob_Download", "Blob_GetProperties", "PageBlob_GetPageRanges", "PageBlob_GetPageRangesDiff"],
  operationOf(exchange) {
    const [account = "", , , more] = exchange.segments;
    if (!account.startsWith(accountPrefix) || exchange.segments.length < 2 || more !== undefined) return undefined;
    if (exchange.method === "HEAD") return "Blob_GetProperties";
    if (queryOf(exchange.url, "comp") !== "pagelist") return "Blob_Download";
    return previousOf(exchange) === undefined ? "PageBlob_GetPageRanges" : "PageBlob_GetPageRangesDiff";
  },
  answer(simulator, exchange) {
    settleDue(simulator.world, simulator.clock.now());
    const blob = findSharedBlob(simulator, exchange, exchange.url);
    if ("status" in blob) return blob;
    return methodRefusal(exchange) ?? conditionRefusal(exchange, blob) ?? answerAbout(simulator, exchange, blob);
  },
};

function answerAbout(simulator: Simulator, exchange: Exchange, blob: SharedBlob): Answer {
  const size = sizeOfBlob(blob);
  const range = requestedRange(exchange, size);
  if (range === "invalid") {
    const message = "The range specified is invalid for the current size of the resource.";
    return storageError(exchange, 416, "InvalidRange", message, { headers: { "content-range": `bytes */${size}` } });
  }
  const headers = blobHeaders(exchange, blob);
  if (exchange.method === "HEAD") return { status: 200, headers: { ...headers, "content-length": String(size) } };
  const wanted = range ?? { start: 0, end: size };
  if (queryOf(exchange.url, "comp") === "pagelist") return answerPages(simulator, exchange, blob, wanted);
  const isPart = range !== undefined;
  return {
    status: isPart ? 206 : 200,
    headers: {
      ...headers,
      "content-length": String(wanted.end - wanted.start),
      ...(isPart && { "content-range": `bytes ${wanted.start}-${wanted.end - 1}/${size}` }),
    },
    ...(wanted.end - wanted.start > wholeAnswerBytes
      ? { stream: streamBlob(blob, wanted) }
      : { body: readBlob(blob, wanted) }),
  };
}

function answerPages(simulator: Simulator, exchange: Exchange, blob: SharedBlob, range: ByteRange): Answer {
  const headers = { ...blobHeaders(exchange, blob), "content-type": "application/xml" };
  const address = previousOf(exchange);
  if (address === undefined) return { status: 200, headers, body: pageList(blob, range) };
  const previous = URL.canParse(address) ? findSharedBlob(simulator, exchange, new URL(address)) : undefined;
  if (previous === undefined) {
    const message = "The value for one of the HTTP headers is not in the correct format.";
    return storageError(exchange, 400, "InvalidHeaderValue", message);
  }
  if ("status" in previous) return previous;
  return { status: 200, headers, body: pageListSince(blob, previous, range) };
}

/** An earlier snapshot of the same disk, by its own shared access address: how incremental snapshots are compared. */
function previousOf({ request }: Exchange): string | undefined {
  const header = request.headers["x-ms-previous-snapshot-url"];
  return typeof header === "string" ? header : undefined;
}

function methodRefusal(exchange: Exchange): Answer | undefined {
  if (exchange.method === "GET" || exchange.method === "HEAD") return undefined;
  const message = "This request is not authorized to perform this operation using this permission.";
  return storageError(exchange, 403, "AuthorizationPermissionMismatch", message);
}

function conditionRefusal(exchange: Exchange, blob: SharedBlob): Answer | undefined {
  const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = exchange.request.headers;
  const etag = etagOf(blob);
  if (ifNoneMatch === etag || ifNoneMatch === "*")
    return { status: 304, headers: { etag, "x-ms-error-code": "ConditionNotMet" } };
  if (ifMatch === undefined || ifMatch === "*" || ifMatch === etag) return undefined;
  const message = "The condition specified using HTTP conditional header(s) is not met.";
  return storageError(exchange, 412, "ConditionNotMet", message);
}
