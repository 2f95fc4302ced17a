import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { frontDoor, globalTimes, kindOf, providerCapacity } from "#simulator/arm/front-door-policies.ts";
import type { Draw } from "#simulator/arm/rate-limits.ts";
import type { RatePolicy } from "#simulator/arm/rate-policies.ts";
import { regionOf } from "#simulator/arm/resource-region.ts";
import { azureTime } from "#simulator/clock.ts";
import type { Answer } from "#simulator/http/exchange.ts";

type Passage = { headers: Record<string, string>; refusal?: Answer };

const header = "x-ms-ratelimit-remaining-";
const fiveMinutesMs = 5 * 60_000;

/** Counts the call at the front door. The answer is the refusal, if any; `headers` are to be sent either way. */
export function passFrontDoor(call: ArmCall): Passage {
  const { operation, parameters, principal, simulator, now } = call;
  if (simulator.options.limits === "off") return { headers: {} };
  const subscription = parameters["subscriptionId"]?.toLowerCase();
  const scope = subscription === undefined ? "tenant" : "subscription";
  const kind = kindOf(operation.method);
  const own = providerCapacity(operation);
  if (own !== undefined) return passOwnLimit(call, own, `${subscription}|${operation.name}`);
  const perSecond = { ...frontDoor[kind], everyMs: 1000 };
  const key = `${subscription ?? ""}|${principal.objectId}`;
  const mine = simulator.limits.draw({ name: `${scope}-${kind}`, ...perSecond }, key, now);
  const headers = { [`${header}${scope}-${kind}`]: String(mine.remaining) };
  if (subscription === undefined) return verdict(call, headers, mine, kind);
  const { capacity, refill } = frontDoor[kind];
  const policy = { capacity: capacity * globalTimes, refill: refill * globalTimes, everyMs: 1000 };
  const all = simulator.limits.draw({ name: `global-${kind}`, ...policy }, subscription, now);
  headers[`${header}subscription-global-${kind}`] = String(all.remaining);
  return verdict(call, headers, mine.retryAfterSeconds === null ? all : mine, kind);
}

/** A provider's own limit replaces the general ones, and the headers with them. */
function passOwnLimit(call: ArmCall, capacity: number, key: string): Passage {
  const policy = { name: "resource-requests", capacity, refill: capacity, everyMs: fiveMinutesMs };
  const draw = call.simulator.limits.draw(policy, key, call.now);
  return verdict(call, { [`${header}subscription-resource-requests`]: String(draw.remaining) }, draw, "resource");
}

function verdict(call: ArmCall, headers: Record<string, string>, { retryAfterSeconds }: Draw, kind: string): Passage {
  const { parameters, principal, simulator } = call;
  if (retryAfterSeconds === null || simulator.options.limits === "report") return { headers };
  const subscription = parameters["subscriptionId"];
  const scope = subscription === undefined ? "tenant" : "subscription";
  const message = `Number of '${kind}' requests for ${scope} '${subscription ?? simulator.directory.tenantId}' actor '${principal.objectId}' exceeded. Please try again after '${retryAfterSeconds}' seconds after additional tokens are available.`;
  const code = subscription === undefined ? "TenantRequestsThrottled" : "SubscriptionRequestsThrottled";
  return { headers, refusal: armError(429, code, message, { headers: { "retry-after": String(retryAfterSeconds) } }) };
}

/** Counts the call at its provider; the answer is the refusal, if any. */
export function passProvider(call: ArmCall): Answer | undefined {
  const { operation, simulator, now, resourceLimits } = call;
  const { limits = [] } = operation;
  if (limits.length === 0 || simulator.options.limits === "off") return undefined;
  const region = regionOf(call);
  let refusal: Answer | undefined;
  for (const policy of limits) {
    const { remaining, retryAfterSeconds } = simulator.limits.draw(policy, keyOf(call, policy, region), now);
    resourceLimits.push(`Microsoft.Compute/${policy.name};${remaining}`);
    if (retryAfterSeconds !== null) refusal ??= tooManyRequests(now, policy, retryAfterSeconds);
  }
  return simulator.options.limits === "report" ? undefined : refusal;
}

/** Sub-resources and actions of a machine are counted with the machine. */
function keyOf(call: ArmCall, policy: RatePolicy, region: string): string {
  const path = call.url.pathname.toLowerCase();
  if (policy.per === "operation") return path;
  if (policy.per === "subscription") return `${(call.parameters["subscriptionId"] ?? "").toLowerCase()}|${region}`;
  return /^.*?\/providers\/[^/]+\/[^/]+\/[^/]+/.exec(path)?.[0] ?? path;
}

/** Compute's throttling error: the policy is the target of the detail, whose message is JSON again. */
export function tooManyRequests(
  now: number,
  policy: { name: string; capacity: number; everyMs?: number },
  retryAfterSeconds: number,
): Answer {
  const message = JSON.stringify({
    operationGroup: policy.name,
    startTime: azureTime(now - (policy.everyMs ?? 60_000)),
    endTime: azureTime(now),
    allowedRequestCount: policy.capacity,
    measuredRequestCount: policy.capacity + 1,
  });
  return armError(
    429,
    "OperationNotAllowed",
    "The server rejected the request because too many requests have been received for this subscription.",
    {
      details: [{ code: "TooManyRequests", target: policy.name, message }],
      headers: { "retry-after": String(retryAfterSeconds) },
    },
  );
}
