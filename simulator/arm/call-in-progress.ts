import type { ArmCall } from "#simulator/arm/call.ts";
import type { Exchange } from "#simulator/http/exchange.ts";

/** A call as far as the steps have got; a step that answers ends it. */
export type CallInProgress = Exchange &
  Pick<ArmCall, "simulator" | "now" | "resourceLimits"> & { answerHeaders: Record<string, string> } & Partial<
    Pick<ArmCall, "principal" | "operation" | "parameters" | "apiVersion" | "content">
  >;
