import type { AzurePort, PermissionReading, SubscriptionReading } from "#lib/azure/port.ts";
import type {
  ConnectionCheck,
  ConnectionIdInput,
  PermissionItem,
  SubscriptionCheck,
} from "#lib/contracts/connections.ts";
import { preventedBy } from "#lib/domain/connection/missing-permission.ts";
import { mapLimited } from "#lib/std/map-limited.ts";
import { fail, type Result } from "#lib/std/result.ts";
import { describeFailure } from "../azure/describe-failure.ts";
import type { AzureContext, ConnectionRow } from "../azure-context.ts";
import { Refusal, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { requireConnection } from "./require-connection.ts";

/** Asks Azure what the identity may do in every subscription it sees, and says what each missing action prevents. */
export async function checkConnection(
  ctx: AzureContext,
  { connectionId }: ConnectionIdInput,
): Promise<Result<ConnectionCheck, ServiceError>> {
  const connection = await requireConnection(ctx.db, connectionId).catch(refusalOf);
  if (connection instanceof Refusal) return fail(connection.error);
  const check = await readCheck(ctx, connection);
  return runCommand(ctx, "checkConnection", async (tx) => {
    await tx.connection.update({ where: { id: connectionId }, data: { lastCheck: check } });
    const missing = check.subscriptions.reduce((sum, row) => sum + row.items.filter((item) => !item.granted).length, 0);
    const detail = { subscriptions: check.subscriptions.length, missing, error: check.error?.code ?? null };
    return { value: check, audit: { action: "connection.check", target: connectionId, detail } };
  });
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

async function readCheck(ctx: AzureContext, connection: ConnectionRow): Promise<ConnectionCheck> {
  const azure = ctx.openAzure(connection);
  const at = ctx.now().toISOString();
  const listed = await azure.listSubscriptions();
  if (!listed.ok) return { at, error: describeFailure(listed), subscriptions: [] };
  const outOfScope = await ctx.db.subscription.findMany({
    where: { connectionId: connection.id, inScope: false },
    select: { subscriptionId: true },
  });
  const skipped = new Set(outOfScope.map((row) => row.subscriptionId));
  const asked = listed.value.filter((reading) => !skipped.has(reading.subscriptionId.toLowerCase()));
  return { at, error: null, subscriptions: await mapLimited(asked, 4, (reading) => checkSubscription(azure, reading)) };
}

async function checkSubscription(azure: AzurePort, reading: SubscriptionReading): Promise<SubscriptionCheck> {
  const { displayName } = reading;
  const subscriptionId = reading.subscriptionId.toLowerCase();
  const answer = await azure.checkPermissions(subscriptionId);
  if (!answer.ok) return { subscriptionId, displayName, items: [], error: describeFailure(answer) };
  return { subscriptionId, displayName, items: answer.value.map(toItem), error: null };
}

const toItem = ({ action, granted, neededFor }: PermissionReading): PermissionItem => ({
  action,
  neededFor,
  granted,
  prevents: granted ? null : preventedBy(action, neededFor),
});
