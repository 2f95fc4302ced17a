import { randomUUID } from "node:crypto";
import type { Directory } from "#simulator/entra/directory.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** An error of the token endpoint: the OAuth code for programs, the AADSTS number and sentence for people. */
export function entraError(
  status: 400 | 401,
  error: string,
  number: number,
  sentence: string,
  suberror?: string,
): Answer {
  const traceId = randomUUID();
  const correlationId = randomUUID();
  const timestamp = new Date()
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, "Z");
  return {
    status,
    headers: { "cache-control": "no-store, no-cache", pragma: "no-cache" },
    body: {
      error,
      error_description: `AADSTS${number}: ${sentence} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [number],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      ...(suberror !== undefined && { suberror }),
      error_uri: `https://login.microsoftonline.com/error?code=${number}`,
    },
  };
}

export function unknownTenant(tenant: string): Answer {
  return entraError(
    400,
    "invalid_request",
    90002,
    `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );
}

export function unknownApplication(directory: Directory, clientId: string | null): Answer {
  return entraError(
    400,
    "unauthorized_client",
    700016,
    `Application with identifier '${clientId ?? ""}' was not found in the directory '${directory.tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  );
}
