"use client";

import { TextField } from "#components/ui/text-field.tsx";
import type { ConnectionDraft } from "./connection-draft.ts";

type CredentialFieldsProps = { draft: ConnectionDraft; set: (part: Partial<ConnectionDraft>) => void };

/** The fields of the credential that was chosen. */
export function CredentialFields({ draft, set }: CredentialFieldsProps) {
  const isManaged = draft.kind === "ManagedIdentity";
  return (
    <>
      <TextField
        name="credential.clientId"
        label={isManaged ? "Client ID of the managed identity" : "Application (client) ID"}
        {...(isManaged ? { hint: "optional", description: "Only for a user-assigned identity." } : {})}
        isMonospace
        value={draft.clientId}
        onChange={(clientId) => set({ clientId })}
        isRequired={!isManaged}
      />
      {draft.kind === "ClientSecret" && (
        <TextField
          name="credential.clientSecret"
          label="Client secret"
          description="The secret's value, not its ID."
          type="password"
          autoComplete="off"
          isMonospace
          value={draft.clientSecret}
          onChange={(clientSecret) => set({ clientSecret })}
          isRequired
        />
      )}
      {draft.kind === "Certificate" && (
        <TextField
          name="credential.certificatePem"
          label="Private key and certificate"
          description="PEM text with both, the key without a passphrase."
          placeholder="-----BEGIN PRIVATE KEY-----"
          rows={8}
          autoComplete="off"
          spellCheck="false"
          isMonospace
          value={draft.certificatePem}
          onChange={(certificatePem) => set({ certificatePem })}
          isRequired
        />
      )}
    </>
  );
}
