import { ask } from "../ask.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import type { AzureAnswer, SubscriptionReading } from "../port.ts";

export function listSubscriptions(session: ArmSession): Promise<AzureAnswer<SubscriptionReading[]>> {
  return ask("read", session.options.now, async () => {
    const readings: SubscriptionReading[] = [];
    for await (const { subscriptionId, displayName, state, tenantId } of session.subscriptions.subscriptions.list()) {
      if (!subscriptionId) continue;
      readings.push({
        subscriptionId,
        displayName: displayName ?? subscriptionId,
        state: state ?? "Unknown",
        tenantId: tenantId ?? "",
      });
    }
    return readings;
  });
}
