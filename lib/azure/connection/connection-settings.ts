import type { Surroundings } from "#lib/domain/vm/vm-facts.ts";

/** Where one tenant's Azure is and who we are there. The simulator is the same with other addresses. */
export type AzureConnectionSettings = {
  tenantId: string;
  /** Origin of Microsoft Entra ID, e.g. `https://login.microsoftonline.com`. */
  authorityHost: string;
  /** Origin of Azure Resource Manager, e.g. `https://management.azure.com`. */
  armEndpoint: string;
  cloud: Surroundings["cloud"];
  credential: AzureCredentialSettings;
};

type AzureCredentialSettings =
  | { kind: "ClientSecret"; clientId: string; clientSecret: string }
  /** Private key and certificate chain in one PEM text, leaf certificate first. */
  | { kind: "Certificate"; clientId: string; certificatePem: string }
  | { kind: "ManagedIdentity"; clientId?: string };

/** Audience of Resource Manager's tokens: it belongs to the cloud, not to the address the requests go to. */
export const armAudiences: Record<AzureConnectionSettings["cloud"], string> = {
  AzureCloud: "https://management.azure.com",
  AzureUSGovernment: "https://management.usgovcloudapi.net",
  AzureChinaCloud: "https://management.chinacloudapi.cn",
};
