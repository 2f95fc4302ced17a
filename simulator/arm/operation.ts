import type { ProviderFamily } from "#simulator/arm/api-versions.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { RatePolicy } from "#simulator/arm/rate-policies.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** A supported operation: one row of the table. */
export type ArmOperation = {
  /** Azure's own operation name, such as `RestorePoints_Create`; faults and the journal use it. */
  name: string;
  method: "GET" | "HEAD" | "PUT" | "PATCH" | "POST" | "DELETE";
  path: string;
  family: ProviderFamily;
  /** The permission that the caller needs; null for calls that every signed-in caller may make. */
  action: string | null;
  /** Policies of the provider that count this call, per resource and per subscription. */
  limits?: readonly RatePolicy[];
  /** How its service refuses one call too many, where that is not Compute's way. */
  throttled?: (retryAfterSeconds: number) => Answer;
  handle: (call: ArmCall) => Answer | Promise<Answer>;
};
