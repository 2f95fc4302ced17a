import { type ExplanationRow, who } from "./explanation.ts";

/** General answers of Resource Manager and its providers. */
export const platformFailures: readonly ExplanationRow[] = [
  {
    codes: ["TooManyRequests", "SubscriptionRequestsThrottled", "RateLimiting"],
    meaning: "Azure allows only so many requests of this kind in a time, and they are used up.",
    remedy: "Nothing: it goes on when Azure says so. If it happens often, spread the schedules.",
    whoCanDoIt: who.nobody,
  },
  {
    codes: ["InvalidAuthenticationToken", "ExpiredAuthenticationToken", "AuthenticationFailed"],
    meaning: "Azure did not take the token of this connection.",
    remedy: "Check the connection in Settings: tenant, cloud and credential must belong together.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["AuthorizationFailed", "LinkedAuthorizationFailed"],
    meaning: "The identity of this connection lacks a permission in Azure.",
    remedy:
      "Assign it a role with the action, at the scope, that Azure's message names. A new role takes a few minutes to have effect.",
    whoCanDoIt: who.owner,
  },
  {
    codes: ["RequestDisallowedByPolicy"],
    meaning: "An Azure Policy of your organisation forbids this.",
    remedy: "Ask for an exemption of the resource group that holds the restore points; Azure's text names the policy.",
    whoCanDoIt: who.owner,
  },
  {
    codes: ["NoValidSubscriptionsInQueryRequest"],
    meaning: "The identity of this connection can read none of the subscriptions that were asked for.",
    remedy: "Assign it at least the Reader role on the subscriptions that Stillpoint is to protect.",
    whoCanDoIt: who.owner,
  },
  {
    codes: ["ResourceNotFound", "NotFound"],
    meaning: "Azure does not know this resource any more: it was deleted, moved or renamed.",
    remedy: "If it was meant to go, stop its protection. If it was moved, protect it again at its new place.",
    whoCanDoIt: who.backupOperator,
  },
  {
    codes: ["ParentResourceNotFound"],
    meaning: "What this resource belongs to, for restore points the collection, is not in Azure any more.",
    remedy: "Run Backup now: the collection is created again.",
    whoCanDoIt: who.backupOperator,
  },
  {
    codes: ["ResourceGroupNotFound"],
    meaning: "The resource group does not exist.",
    remedy: "Create it again, or choose another resource group for restore points in the policy.",
    whoCanDoIt: who.owner,
  },
  {
    codes: ["SubscriptionNotFound"],
    meaning: "Azure does not know this subscription, or the identity of this connection belongs to another tenant.",
    remedy: "Check the tenant of the connection, and whether the subscription was moved or cancelled.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["MissingSubscriptionRegistration", "SubscriptionNotRegistered", "NoRegisteredProviderFound"],
    meaning: "The resource provider, such as Microsoft.Compute, is not registered in the subscription.",
    remedy: "Register the provider that Azure's text names in the subscription's settings.",
    whoCanDoIt: who.owner,
  },
  {
    codes: ["ReadOnlyDisabledSubscription"],
    meaning: "The subscription is disabled and can only be read.",
    remedy: "Reactivate the subscription; until then nothing in it can be backed up.",
    whoCanDoIt: who.owner,
  },
  {
    codes: ["ScopeLocked"],
    meaning: "A lock on the resource, its group or its subscription forbids this.",
    remedy: "Remove the lock that Azure's text names, or choose another resource group for restore points.",
    whoCanDoIt: who.owner,
  },
  {
    codes: ["Conflict", "AnotherOperationInProgress", "OperationPreempted"],
    meaning: "Azure is busy with another operation on this resource.",
    remedy: "Wait until it is finished. It is tried again.",
    whoCanDoIt: who.nobody,
  },
  {
    codes: [
      "InternalServerError",
      "ServiceUnavailable",
      "GatewayTimeout",
      "ServerTimeout",
      "Http500",
      "Http502",
      "Http503",
      "Http504",
    ],
    meaning: "Azure has a fault at the moment.",
    remedy: "Nothing yet: it is tried again. If it lasts, look at Azure's service health.",
    whoCanDoIt: who.nobody,
  },
  {
    codes: ["MissingApiVersionParameter", "InvalidApiVersionParameter"],
    meaning: "This Azure does not offer the version of its interface that Stillpoint speaks.",
    remedy: "Check the Resource Manager address and the cloud of the connection; a stack of its own may be too old.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["UnexpectedAnswer"],
    meaning: "Azure answered in a form that Stillpoint does not understand.",
    remedy: "Check that the address of the connection is Resource Manager's and that no proxy answers in its place.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["ForeignUrl"],
    meaning:
      "A stored or received link leads away from the Resource Manager of this connection, so no token was sent there.",
    remedy: "Check whether the address of the connection was changed while jobs were running, then run Backup now.",
    whoCanDoIt: who.administrator,
  },
];
