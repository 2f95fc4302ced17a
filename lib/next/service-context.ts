import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import type { AzureContext } from "#lib/services/azure-context.ts";
import type { Actor } from "#lib/services/context.ts";
import { uuidV7 } from "#lib/std/uuid.ts";
import { runtime } from "./runtime.ts";

/** The world of one request. */
export function createServiceContext(actor: Actor, idempotencyKey: string | null = null): AzureContext {
  const { db, queue, log, sealer, openAzure } = runtime();
  const requestId = randomUUID();
  return {
    db,
    queue,
    sealer,
    openAzure,
    actor,
    requestId,
    idempotencyKey,
    log: log.child({ requestId }),
    now: () => new Date(),
    newId: () => uuidV7(Date.now(), randomBytes(10)),
  };
}
