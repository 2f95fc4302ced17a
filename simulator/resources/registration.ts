import type { Provider } from "#simulator/arm/providers.ts";
import type { World } from "#simulator/world/world.ts";

export type RegistrationState = "Registered" | "NotRegistered" | "Registering" | "Unregistering" | "Unregistered";

/** How a subscription stands with a namespace. What nobody has touched is as it was at first. */
export function registrationOf(
  world: World,
  subscriptionId: string,
  provider: Provider,
  now: number,
): RegistrationState {
  const row = world.registrations.get(`${subscriptionId}|${provider.namespace}`);
  if (row === undefined) return provider.isRegisteredAtFirst === false ? "NotRegistered" : "Registered";
  const isSettled = row.settledAt <= now;
  if (row.isRegistered) return isSettled ? "Registered" : "Registering";
  return isSettled ? "Unregistered" : "Unregistering";
}
