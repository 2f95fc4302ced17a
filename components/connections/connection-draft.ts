import type { AddConnectionInput, CredentialInput } from "#lib/contracts/connections.ts";
import type { Cloud } from "#lib/domain/connection/cloud-endpoints.ts";

/** The form as it stands on the screen: every field at once, whichever of them counts. */
export type ConnectionDraft = {
  name: string;
  tenantId: string;
  cloud: Cloud;
  isCustom: boolean;
  authorityHost: string;
  armEndpoint: string;
  kind: CredentialInput["kind"];
  clientId: string;
  clientSecret: string;
  certificatePem: string;
};

export const emptyDraft: ConnectionDraft = {
  name: "",
  tenantId: "",
  cloud: "AzureCloud",
  isCustom: false,
  authorityHost: "",
  armEndpoint: "",
  kind: "ClientSecret",
  clientId: "",
  clientSecret: "",
  certificatePem: "",
};

/** What is sent: only what the choices on the screen ask for. */
export const toInput = (draft: ConnectionDraft): AddConnectionInput => ({
  name: draft.name,
  tenantId: draft.tenantId,
  cloud: draft.cloud,
  endpoints: draft.isCustom ? { authorityHost: draft.authorityHost, armEndpoint: draft.armEndpoint } : null,
  credential: toCredential(draft),
});

function toCredential({ kind, clientId, clientSecret, certificatePem }: ConnectionDraft): CredentialInput {
  switch (kind) {
    case "ClientSecret":
      return { kind, clientId, clientSecret };
    case "Certificate":
      return { kind, clientId, certificatePem };
    case "ManagedIdentity":
      return { kind, clientId: clientId.trim() || null };
  }
}
