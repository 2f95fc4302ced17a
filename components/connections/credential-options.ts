import type { Option } from "#components/ui/option.ts";
import type { CredentialInput } from "#lib/contracts/connections.ts";
import { credentialWords } from "./credential-words.ts";

export const credentialOptions: Option<CredentialInput["kind"]>[] = [
  {
    id: "ClientSecret",
    label: credentialWords.ClientSecret,
    description: "Of an app registration. Simple, but it expires and has to be replaced.",
  },
  {
    id: "Certificate",
    label: credentialWords.Certificate,
    description: "Of an app registration. Microsoft recommends it over a secret.",
  },
  {
    id: "ManagedIdentity",
    label: credentialWords.ManagedIdentity,
    description: "Only where Stillpoint itself runs on Azure. No secret to keep at all.",
  },
];
