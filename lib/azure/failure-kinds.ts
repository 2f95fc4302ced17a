import type { AzureFailureKind } from "#lib/domain/azure-errors/azure-failure.ts";

/** Codes of Azure whose meaning the HTTP status alone does not tell. Lower case, for Azure is not strict about it. */
export const kindByCode: Readonly<Record<string, AzureFailureKind>> = {
  toomanyrequests: "throttled",
  subscriptionrequeststhrottled: "throttled",
  ratelimiting: "throttled",
  anotheroperationinprogress: "conflict",
  operationpreempted: "conflict",
  conflict: "conflict",
  scopelocked: "refused",
  subscriptionnotregistered: "refused",
  missingsubscriptionregistration: "refused",
  readonlydisabledsubscription: "refused",
  requestdisallowedbypolicy: "refused",
  operationnotallowed: "refused",
  authorizationfailed: "forbidden",
  linkedauthorizationfailed: "forbidden",
  authenticationfailed: "unauthenticated",
  invalidauthenticationtoken: "unauthenticated",
  expiredauthenticationtoken: "unauthenticated",
  resourcenotfound: "notFound",
  resourcegroupnotfound: "notFound",
  subscriptionnotfound: "notFound",
  parentresourcenotfound: "notFound",
  notfound: "notFound",
  internalerror: "transient",
  internalexecutionerror: "transient",
  internaloperationerror: "transient",
  internaldiskrestorepointerror: "transient",
  internalservererror: "transient",
  vmrestorepointinternalerror: "transient",
  allocationfailed: "transient",
  serviceunavailable: "transient",
  servertimeout: "transient",
  gatewaytimeout: "transient",
};

/** Codes that cover many causes: the text decides. Fragments from the restore point troubleshooting guide, 2023-04-12. */
export const kindByFragment: readonly { code: string; fragment: string; kind: AzureFailureKind }[] = [
  { code: "operationnotallowed", fragment: "changes were made to the virtual machine", kind: "conflict" },
  { code: "operationnotallowed", fragment: "changes were made to the vm", kind: "conflict" },
  { code: "vmrestorepointclienterror", fragment: "concurrent 'create restorepoint'", kind: "conflict" },
  { code: "vmrestorepointclienterror", fragment: "concurrent 'create restore point'", kind: "conflict" },
];

export function kindByStatus(httpStatus: number): AzureFailureKind {
  switch (httpStatus) {
    case 401:
      return "unauthenticated";
    case 403:
      return "forbidden";
    case 404:
      return "notFound";
    case 409:
      return "conflict";
    case 408:
      return "transient";
    case 429:
      return "throttled";
    default:
      return httpStatus >= 500 ? "transient" : "refused";
  }
}

/** A gateway that answers in the provider's place cannot know whether the write went through. */
export const gatewayStatuses: ReadonlySet<number> = new Set([408, 502, 504]);
