import { randomBytes, randomUUID } from "node:crypto";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { uuidV7 } from "#lib/std/uuid.ts";

/** The real clock, real randomness, and the worker as the actor. */
export const createWorkerContext = (
  parts: Pick<AzureContext, "db" | "queue" | "log" | "sealer" | "openAzure">,
): AzureContext => ({
  ...parts,
  actor: { kind: "system", name: "worker" },
  now: () => new Date(),
  newId: () => uuidV7(Date.now(), randomBytes(10)),
  requestId: randomUUID(),
  idempotencyKey: null,
});
