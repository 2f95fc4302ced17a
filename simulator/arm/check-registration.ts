import { armError } from "#simulator/arm/arm-error.ts";
import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import { findProvider } from "#simulator/arm/providers.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { registrationOf } from "#simulator/resources/registration.ts";

/** A subscription may use a provider only after it has been registered for its namespace. */
export function checkRegistration(call: CallInProgress): Answer | undefined {
  const subscriptionId = call.parameters?.["subscriptionId"];
  // Nearly always nobody has touched any registration, and what has operations is registered at first.
  if (call.simulator.world.registrations.size === 0 || subscriptionId === undefined) return undefined;
  const namespace = /\/providers\/([A-Z][^/{]*)\//.exec(call.operation?.path ?? "")?.[1];
  return namespace === undefined ? undefined : registrationRefusal(call, subscriptionId, namespace);
}

export function registrationRefusal(
  { simulator, now }: Pick<CallInProgress, "simulator" | "now">,
  subscriptionId: string,
  namespace: string,
): Answer | undefined {
  const provider = findProvider(namespace);
  if (provider === undefined || !provider.needsRegistration) return undefined;
  if (registrationOf(simulator.world, subscriptionId, provider, now) === "Registered") return undefined;
  const code = "MissingSubscriptionRegistration";
  const message = `The subscription is not registered to use namespace '${provider.namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`;
  return armError(409, code, message, { details: [{ code, target: provider.namespace, message }] });
}
