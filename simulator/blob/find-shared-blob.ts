import { timingSafeEqual } from "node:crypto";
import { authenticationFailed, storageError } from "#simulator/blob/storage-error.ts";
import { findExportable } from "#simulator/compute/exportable.ts";
import type { Answer, Exchange } from "#simulator/http/exchange.ts";
import type { Simulator } from "#simulator/simulator.ts";
import { type SharedBlob, sharedAt } from "#simulator/world/content-records.ts";

/** The blob that a shared access address leads to, or why it leads nowhere (any more). */
export function findSharedBlob({ world, clock }: Simulator, exchange: Exchange, address: URL): SharedBlob | Answer {
  const [account = "", container = "", name = ""] = address.pathname.split("/").filter(Boolean);
  const query = address.searchParams;
  const access = world.sharedAccesses.list(sharedAt(container)).find((candidate) => candidate.account === account);
  if (query.get("sig") === null)
    return storageError(
      exchange,
      409,
      "PublicAccessNotPermitted",
      "Public access is not permitted on this storage account.",
    );
  if (access === undefined || access.policyId !== query.get("si") || access.expiresAt <= clock.now())
    return authenticationFailed(exchange, "Signature fields not well formed, or the access policy has been revoked.");
  if (!isSame(access.signature, query.get("sig") ?? ""))
    return authenticationFailed(exchange, "Signature did not match.");
  const source = findExportable(world, access.id, clock.now());
  const blob = access.blobs.find((candidate) => candidate.name === name);
  if (source === undefined || blob === undefined || blob.uniqueId !== source.uniqueId)
    return storageError(exchange, 404, "BlobNotFound", "The specified blob does not exist.");
  if (source.isPrivate)
    return storageError(
      exchange,
      403,
      "AuthorizationFailure",
      "This request is not authorized to perform this operation.",
    );
  return blob;
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
