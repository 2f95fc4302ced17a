import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";

const queriesPerWindow = 15;
const windowMs = 5000;

type Window = { startedAt: number; used: number };
type Quota = { headers: Record<string, string> } | { refusal: Answer };

const windows = new WeakMap<object, Map<string, Window>>();

/** 15 queries in five seconds per user; every answer says how many are left and when the window ends. */
export function drawUserQuota(call: ArmCall): Quota {
  if (call.simulator.options.limits === "off") return { headers: {} };
  const perUser = windows.get(call.simulator) ?? new Map<string, Window>();
  windows.set(call.simulator, perUser);
  const known = perUser.get(call.principal.objectId);
  const isOpen = known !== undefined && call.now - known.startedAt < windowMs;
  const window = isOpen ? known : { startedAt: call.now, used: 0 };
  perUser.set(call.principal.objectId, window);
  window.used += 1;
  const seconds = Math.max(1, Math.ceil((window.startedAt + windowMs - call.now) / 1000));
  const headers = {
    "x-ms-user-quota-remaining": String(Math.max(0, queriesPerWindow - window.used)),
    "x-ms-user-quota-resets-after": `00:00:${String(seconds).padStart(2, "0")}`,
  };
  if (window.used <= queriesPerWindow || call.simulator.options.limits === "report") return { headers };
  return { refusal: rateLimiting(seconds, headers) };
}

/** Resource Graph's refusal of one query too many. */
export function rateLimiting(retryAfterSeconds: number, headers: Record<string, string> = {}): Answer {
  const message =
    "Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed.";
  return armError(429, "RateLimiting", "Please provide below info when asking for support.", {
    details: [{ code: "RateLimiting", message }],
    headers: { ...headers, "retry-after": String(retryAfterSeconds) },
  });
}
