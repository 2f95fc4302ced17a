import type { ArmOperation } from "#simulator/arm/operation.ts";
import type { Principal } from "#simulator/entra/directory.ts";
import type { Exchange } from "#simulator/http/exchange.ts";
import type { Simulator } from "#simulator/simulator.ts";

/** An authenticated request for a known operation: what a handler gets. */
export type ArmCall = Exchange & {
  simulator: Simulator;
  now: number;
  principal: Principal;
  operation: ArmOperation;
  apiVersion: string;
  /** The values of the template's parts; every part that a handler's own template names is present. */
  parameters: Record<string, string>;
  /** The parsed body, `{}` when there was none. */
  content: unknown;
  /** Buckets that this call has drawn from, for `x-ms-ratelimit-remaining-resource`. */
  resourceLimits: string[];
};

export function parameter(call: ArmCall, name: string): string {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`The template ${call.operation.path} has no part ${name}.`);
  return value;
}
