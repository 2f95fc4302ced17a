import type { AzureFailure, SubscriptionReading } from "#lib/azure/port.ts";
import { explainFailure } from "#lib/domain/azure-errors/explain-failure.ts";
import { fail, ok, type Result } from "#lib/std/result.ts";
import type { AzureContext, ConnectionRow } from "../azure-context.ts";
import type { ServiceError } from "../errors.ts";

/** Signs in and lists subscriptions: the cheapest call that proves tenant, credential and endpoint at once. */
export async function tryConnection(
  ctx: AzureContext,
  connection: ConnectionRow,
): Promise<Result<SubscriptionReading[], ServiceError>> {
  const listed = await ctx.openAzure(connection).listSubscriptions();
  if (listed.ok) return ok(listed.value);
  return fail(refusalOf(listed.failure));
}

/** Entra's codes that name the field to mend (limits-and-errors: sign-in errors). */
const fieldByCode: Record<string, string> = {
  AADSTS7000215: "credential.clientSecret",
  AADSTS7000222: "credential.clientSecret",
  AADSTS700016: "credential.clientId",
  AADSTS700027: "credential.certificatePem",
  AADSTS90002: "tenantId",
  AADSTS900023: "tenantId",
};

function refusalOf(failure: AzureFailure): ServiceError {
  const { meaning, remedy } = explainFailure(failure);
  const field = fieldByCode[failure.code];
  return {
    code: "upstream",
    message: `${meaning} ${remedy}`,
    ...(field ? { fieldErrors: { [field]: [meaning] } } : {}),
  };
}
