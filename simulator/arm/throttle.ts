import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { RatePolicy } from "#simulator/arm/rate-policies.ts";
import { azureTime } from "#simulator/clock.ts";
import type { Answer } from "#simulator/http/exchange.ts";

type FrontDoorPolicy = RatePolicy & { header: string };

/** Resource Manager's own buckets (current model: 25 or 10 a second, burst 250 or 200; the global ones are 15 times that). */
const frontDoor: Record<"reads" | "writes" | "deletes", { perSecond: number; burst: number }> = {
  reads: { perSecond: 25, burst: 250 },
  writes: { perSecond: 10, burst: 200 },
  deletes: { perSecond: 10, burst: 200 },
};

/** Counts the call at the front door. The answer is the refusal, if any; `headers` are to be sent either way. */
export function passFrontDoor(call: ArmCall): { headers: Record<string, string>; refusal?: Answer } {
  const kind =
    call.method === "DELETE" ? "deletes" : call.method === "GET" || call.method === "HEAD" ? "reads" : "writes";
  const subscription = call.parameters["subscriptionId"]?.toLowerCase();
  const scope = subscription === undefined ? "tenant" : "subscription";
  const key = `${subscription ?? "tenant"}|${kind}`;
  const own = draw(call, { kind, key: `${key}|${call.principal.objectId}`, times: 1, header: `${scope}-${kind}` });
  const global = subscription && draw(call, { kind, key, times: 15, header: `subscription-global-${kind}` });
  const headers = { ...own.headers, ...(global ? global.headers : {}) };
  const retryAfter = own.retryAfterSeconds ?? (global ? global.retryAfterSeconds : null);
  if (retryAfter === null || call.simulator.options.limits === "report") return { headers };
  const message = `Number of '${kind}' requests for ${scope} '${subscription ?? call.simulator.directory.tenantId}' actor '${call.principal.objectId}' exceeded. Please try again after '${retryAfter}' seconds after additional tokens are available.`;
  const code = scope === "tenant" ? "TenantRequestsThrottled" : "SubscriptionRequestsThrottled";
  return { headers, refusal: armError(429, code, message, { headers: { "retry-after": String(retryAfter) } }) };
}

function draw(
  call: ArmCall,
  wanted: { kind: keyof typeof frontDoor; key: string; times: number; header: string },
): { headers: Record<string, string>; retryAfterSeconds: number | null } {
  const { perSecond, burst } = frontDoor[wanted.kind];
  const policy: FrontDoorPolicy = {
    name: wanted.header,
    header: wanted.header,
    per: "subscription",
    capacity: burst * wanted.times,
    refillPerMinute: perSecond * wanted.times * 60,
  };
  const result = call.simulator.limits.draw(policy, wanted.key, call.now);
  return {
    headers: { [`x-ms-ratelimit-remaining-${wanted.header}`]: String(result.remaining) },
    retryAfterSeconds: result.retryAfterSeconds,
  };
}

/** Counts the call at its provider; the answer is the refusal, if any. */
export function passProvider(call: ArmCall): Answer | undefined {
  const region = call.parameters["location"] ?? "";
  let refusal: Answer | undefined;
  for (const policy of call.operation.limits ?? []) {
    const subscription = (call.parameters["subscriptionId"] ?? "").toLowerCase();
    const key = policy.per === "subscription" ? `${subscription}|${region}` : call.url.pathname.toLowerCase();
    const result = call.simulator.limits.draw(policy, key, call.now);
    call.resourceLimits.push(`Microsoft.Compute/${policy.name};${result.remaining}`);
    if (result.retryAfterSeconds !== null) refusal ??= tooManyRequests(call.now, policy, result.retryAfterSeconds);
  }
  return call.simulator.options.limits === "report" ? undefined : refusal;
}

/** Compute's throttling error: the policy is the target of the detail, whose message is JSON again. */
export function tooManyRequests(
  now: number,
  policy: { name: string; capacity: number },
  retryAfterSeconds: number,
): Answer {
  const message = JSON.stringify({
    operationGroup: policy.name,
    startTime: azureTime(now - 60_000),
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
