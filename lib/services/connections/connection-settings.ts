import { invariant } from "#lib/std/invariant.ts";
import type { ConnectionRow } from "../azure-context.ts";
import type { Sealer } from "../context.ts";

export type ConnectionCredential =
  | { kind: "ClientSecret"; clientId: string; clientSecret: string }
  | { kind: "Certificate"; clientId: string; certificatePem: string }
  | { kind: "ManagedIdentity"; clientId?: string };

/**
 * A stored connection with its secret: for whoever wires the adapter, never for a screen. The secret is opened where the adapter
 * asks for it, so that one which cannot be opened is a refused sign-in with a reason and not a crash of every job.
 */
export function connectionSettings(connection: ConnectionRow, sealer: Sealer) {
  const { tenantId, authorityHost, armEndpoint, cloud } = connection;
  return {
    ...{ tenantId, authorityHost, armEndpoint, cloud },
    get credential() {
      return openCredential(connection, sealer);
    },
  };
}

function openCredential(
  { id, clientId, credentialKind, sealedSecret, removedAt }: ConnectionRow,
  sealer: Sealer,
): ConnectionCredential {
  invariant(removedAt === null, "This connection was removed from Stillpoint, and its secret was destroyed with it.");
  if (credentialKind === "ManagedIdentity") return { kind: credentialKind, ...(clientId ? { clientId } : {}) };
  invariant(clientId && sealedSecret, `Connection ${id} has no client id or secret`);
  const secret = sealer.open(sealedSecret);
  return credentialKind === "ClientSecret"
    ? { kind: credentialKind, clientId, clientSecret: secret }
    : { kind: credentialKind, clientId, certificatePem: secret };
}
