import { setTimeout as sleep } from "node:timers/promises";
import { armError } from "#simulator/arm/arm-error.ts";
import { tooManyRequests } from "#simulator/arm/throttle.ts";
import type { FaultedCall, FaultPlan } from "#simulator/control/fault-plan.ts";
import type { Answer } from "#simulator/http/exchange.ts";

type Call = FaultedCall & {
  now: number;
  /** Whom the client should ask for a new token. */
  authority: string;
  /** The policy that a throttled call is said to have exceeded. */
  policy: string;
  /** How the service refuses one call too many, where that is not Compute's way. */
  throttled?: ((retryAfterSeconds: number) => Answer) | undefined;
};

/**
 * Lets a planned fault happen to this call, or the call itself. `handle` does the work as a service does whose clock is
 * off by so many milliseconds.
 */
export async function applyFault(
  faults: FaultPlan,
  call: Call,
  handle: (skewMs: number) => Answer | Promise<Answer>,
): Promise<Answer> {
  const fault = faults.take(call, [
    "throttle",
    "error",
    "answer",
    "expiredToken",
    "claimsChallenge",
    "slow",
    "clockSkew",
    "cutBefore",
    "cutAfter",
    "answerLost",
    "halfAnswer",
    "deliveredTwice",
  ]);
  switch (fault?.kind) {
    case undefined:
      return handle(0);
    case "throttle":
      return (
        call.throttled?.(fault.retryAfterSeconds) ??
        tooManyRequests(call.now, { name: call.policy, capacity: 1 }, fault.retryAfterSeconds)
      );
    case "error": {
      const headers = fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) };
      return armError(fault.status, fault.error.code, fault.error.message, { headers });
    }
    case "answer":
      return { status: fault.status, headers: fault.headers, body: fault.body };
    case "expiredToken":
      return challenge("ExpiredAuthenticationToken", `authorization_uri="${call.authority}", error="invalid_token"`);
    case "claimsChallenge":
      return challenge("InvalidAuthenticationToken", claimsChallenge(call));
    case "slow":
      await sleep(fault.delayMs);
      return handle(0);
    case "clockSkew":
      return handle(fault.skewSeconds * 1000);
    case "cutBefore":
      return { status: 0, delivery: "cut" };
    case "cutAfter":
      return { ...(await handle(0)), delivery: "cut" };
    case "answerLost":
      return { ...(await handle(0)), delivery: "lost" };
    case "halfAnswer":
      return { ...(await handle(0)), delivery: "half" };
    case "deliveredTwice":
      await handle(0);
      return handle(0);
  }
}

function challenge(code: string, parameters: string): Answer {
  const message = "The access token has expired or was revoked; get a new one.";
  return armError(401, code, message, { headers: { "www-authenticate": `Bearer ${parameters}` } });
}

/** Continuous access evaluation: the client is to ask for a token again, with these claims. */
function claimsChallenge({ authority, now }: Call): string {
  const claims = { access_token: { nbf: { essential: true, value: String(Math.floor(now / 1000)) } } };
  const encoded = Buffer.from(JSON.stringify(claims)).toString("base64");
  return `realm="", authorization_uri="${authority}/oauth2/authorize", error="insufficient_claims", claims="${encoded}"`;
}
