import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import { normalLocation } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { ConditionOf, OutageStatus } from "#simulator/world/condition.ts";

const answers: Record<OutageStatus, { code: string; message: string; retryAfter?: string }> = {
  429: {
    code: "TooManyRequests",
    message:
      "The request for the subscription could not be processed due to an excessive volume of traffic. Please try again later.",
    retryAfter: "10",
  },
  500: {
    code: "InternalServerError",
    message: "Encountered internal server error. Diagnostic information: please contact support with the request id.",
  },
  502: { code: "BadGateway", message: "The gateway did not receive a valid response from the resource provider." },
  503: {
    code: "ServiceUnavailable",
    message: "The service is unavailable now, please retry the request later.",
    retryAfter: "30",
  },
  504: {
    code: "GatewayTimeout",
    message: "The gateway did not receive a response from the resource provider within the specified time period.",
  },
};

/** The answer of a provider that is down: for all its calls, or for those to groups of one region. */
export function outageRefusal(call: ArmCall): Answer | undefined {
  const { conditions } = call.simulator.world;
  // Nearly always nothing is down.
  if (conditions.count("outage") === 0) return undefined;
  const outage = conditions
    .list("outage")
    .find((condition): condition is ConditionOf<"outage"> => condition.kind === "outage" && hits(call, condition));
  if (outage === undefined) return undefined;
  const { code, message, retryAfter } = answers[outage.status];
  return armError(outage.status, code, message, { ...(retryAfter && { headers: { "retry-after": retryAfter } }) });
}

function hits(call: ArmCall, { family, location, untilAt }: ConditionOf<"outage">): boolean {
  if (call.operation.family !== family || call.now >= untilAt) return false;
  if (location === undefined) return true;
  const { group, location: inPath } = call.parameters;
  const place = inPath ?? (group === undefined ? undefined : findGroup(call)?.location);
  return place !== undefined && normalLocation(place) === normalLocation(location);
}
