import { ask } from "../ask.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import type { AzureAnswer, LockReading } from "../port.ts";
import { requiredTextAt, textAt } from "../raw-json.ts";
import { getList } from "./get-json.ts";

const lockSegment = /\/providers\/microsoft\.authorization\/locks\/[^/]+$/i;

/** Locks of the subscription and of everything in it. */
export function listLocks(session: ArmSession, subscriptionId: string): Promise<AzureAnswer<LockReading[]>> {
  return ask("read", session.options.now, async (exchange) => {
    const path = `/subscriptions/${encodeURIComponent(subscriptionId)}/providers/Microsoft.Authorization/locks?api-version=2020-05-01`;
    const locks = await getList(session, exchange, path);
    return locks.flatMap((lock): LockReading[] => {
      const armId = requiredTextAt(lock, "id");
      const level = textAt(lock, "properties", "level");
      if (level !== "CanNotDelete" && level !== "ReadOnly") return [];
      return [{ armId, level, scopeArmId: armId.replace(lockSegment, "") }];
    });
  });
}
