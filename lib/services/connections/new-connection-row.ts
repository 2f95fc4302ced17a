import type { AddConnectionInput, CredentialInput } from "#lib/contracts/connections.ts";
import { cloudEndpoints } from "#lib/domain/connection/cloud-endpoints.ts";
import type { ConnectionRow } from "../azure-context.ts";
import type { ServiceContext } from "../context.ts";

/** The row as it will be stored, with the secret sealed already: so a trial of the credential uses exactly what is kept. */
export function newConnectionRow(ctx: ServiceContext, input: AddConnectionInput): ConnectionRow {
  const secret = secretOf(input.credential);
  return {
    id: ctx.newId(),
    name: input.name,
    tenantId: input.tenantId,
    clientId: input.credential.clientId,
    credentialKind: input.credential.kind,
    sealedSecret: secret === null ? null : ctx.sealer.seal(secret),
    cloud: input.cloud,
    ...(input.endpoints ?? cloudEndpoints[input.cloud]),
    lastCheck: null,
    createdAt: ctx.now(),
    updatedAt: ctx.now(),
    removedAt: null,
  };
}

function secretOf(credential: CredentialInput): string | null {
  switch (credential.kind) {
    case "ClientSecret":
      return credential.clientSecret;
    case "Certificate":
      return credential.certificatePem;
    case "ManagedIdentity":
      return null;
  }
}
