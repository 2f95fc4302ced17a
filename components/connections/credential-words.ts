import type { CredentialInput } from "#lib/contracts/connections.ts";

export const credentialWords: Record<CredentialInput["kind"], string> = {
  ClientSecret: "Client secret",
  Certificate: "Certificate",
  ManagedIdentity: "Managed identity",
};
