import { invariant } from "#lib/std/invariant.ts";
import type { ConnectionRow } from "../azure-context.ts";
import type { Sealer } from "../context.ts";

export type ConnectionCredential =
  | { kind: "ClientSecret"; clientId: string; clientSecret: string }
  | { kind: "Certificate"; clientId: string; certificatePem: string }
  | { kind: "ManagedIdentity"; clientId?: string };

/** A stored connection with its secret opened: for whoever wires the adapter, never for a screen. */
export function connectionSettings(connection: ConnectionRow, sealer: Sealer) {
  const { tenantId, authorityHost, armEndpoint, cloud } = connection;
  return { tenantId, authorityHost, armEndpoint, cloud, credential: openCredential(connection, sealer) };
}

function openCredential(
  { id, clientId, credentialKind, sealedSecret }: ConnectionRow,
  sealer: Sealer,
): ConnectionCredential {
  if (credentialKind === "ManagedIdentity") return { kind: credentialKind, ...(clientId ? { clientId } : {}) };
  invariant(clientId && sealedSecret, `Connection ${id} has no client id or secret`);
  const secret = sealer.open(sealedSecret);
  return credentialKind === "ClientSecret"
    ? { kind: credentialKind, clientId, clientSecret: secret }
    : { kind: credentialKind, clientId, certificatePem: secret };
}
