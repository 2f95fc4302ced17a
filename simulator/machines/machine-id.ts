import { armError } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { computeId } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";

export function machineIdOf(call: ArmCall): string {
  return computeId(
    parameter(call, "subscriptionId"),
    parameter(call, "group"),
    "virtualMachines",
    parameter(call, "vmName"),
  );
}

/** `If-Match` and `If-None-Match` against the version that the machine has; none for a new one. */
export function etagRefusal(call: ArmCall, etag: string | undefined): Answer | undefined {
  const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = call.request.headers;
  const isMatch = ifMatch === undefined || (etag !== undefined && (ifMatch === "*" || ifMatch === etag));
  const isNoneMatch = ifNoneMatch === undefined || etag === undefined || (ifNoneMatch !== "*" && ifNoneMatch !== etag);
  if (isMatch && isNoneMatch) return undefined;
  return armError(
    412,
    "PreconditionFailed",
    etag === undefined
      ? "The precondition given in one of the request headers failed: the machine does not exist."
      : `The precondition given in one of the request headers failed: the machine has etag ${etag}.`,
  );
}
