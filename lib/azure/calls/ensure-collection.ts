import { sameArmId } from "#lib/domain/vm/arm-id.ts";
import { ask } from "../ask.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import { rawBody } from "../exchange.ts";
import { FailureError } from "../failure-error.ts";
import type { AzureAnswer, CollectionRequest } from "../port.ts";
import { requiredTextAt, UnexpectedAnswer } from "../raw-json.ts";

/** Looks first: a PUT over an existing collection would replace its tags and cost a write. */
export async function ensureCollection(
  session: ArmSession,
  request: CollectionRequest,
): Promise<AzureAnswer<{ armId: string }>> {
  const found = await findCollection(session, request);
  return found.ok || found.failure.kind !== "notFound" ? found : createCollection(session, request);
}

function findCollection(session: ArmSession, request: CollectionRequest) {
  const { restorePointCollections } = session.compute(request.subscriptionId);
  return ask("read", session.options.now, async (exchange) => {
    await restorePointCollections.get(request.resourceGroup, request.name);
    const body = rawBody(exchange);
    const armId = requiredTextAt(body, "id");
    const sourceArmId = requiredTextAt(body, "properties", "source", "id");
    if (!sameArmId(sourceArmId, request.vmArmId)) throw new FailureError(otherVm(request.name, sourceArmId));
    return { armId };
  });
}

function createCollection(session: ArmSession, request: CollectionRequest) {
  const { restorePointCollections } = session.compute(request.subscriptionId);
  return ask("write", session.options.now, async () => {
    const created = await restorePointCollections.createOrUpdate(request.resourceGroup, request.name, {
      location: request.location,
      tags: request.tags,
      source: { id: request.vmArmId },
    });
    if (!created.id) throw new UnexpectedAnswer("Azure's answer lacks the id of the new collection.");
    return { armId: created.id };
  });
}

const otherVm = (name: string, sourceArmId: string) => ({
  kind: "refused" as const,
  code: "CollectionOfAnotherVm",
  message: `The restore point collection "${name}" belongs to another virtual machine: ${sourceArmId}.`,
  httpStatus: null,
  retryAfterMs: null,
  target: null,
  raw: null,
});
