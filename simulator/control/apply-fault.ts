import { setTimeout as sleep } from "node:timers/promises";
import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { tooManyRequests } from "#simulator/arm/throttle.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** Lets a planned fault happen to this call, or the call itself. Faults of the operation's end are taken where it starts. */
export async function applyFault(call: ArmCall, handle: () => Answer | Promise<Answer>): Promise<Answer> {
  const fault = call.simulator.faults.take(call.operation.name, ["throttle", "error", "cutBefore", "cutAfter", "slow"]);
  switch (fault?.kind) {
    case undefined:
      return handle();
    case "throttle":
      return tooManyRequests(
        call.now,
        { name: call.operation.limits?.[0]?.name ?? call.operation.name, capacity: 1 },
        fault.retryAfterSeconds,
      );
    case "error": {
      const headers = fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) };
      return armError(fault.status, fault.error.code, fault.error.message, { headers });
    }
    case "cutBefore":
      return { status: 0, cut: true };
    case "cutAfter":
      return { ...(await handle()), cut: true };
    case "slow":
      await sleep(fault.delayMs);
      return handle();
  }
}
