import type { Answer, Exchange } from "#simulator/http/exchange.ts";
import type { Simulator } from "#simulator/simulator.ts";

/** A service that shares the port with Resource Manager: the identity provider, the price list, contents of disks. */
export type Door = {
  /** Names of all its operations. */
  operations: readonly string[];
  /** The operation that the request asks for, by the name that faults and the journal use; undefined when it is not its own. */
  operationOf(exchange: Exchange): string | undefined;
  answer(simulator: Simulator, exchange: Exchange): Answer | Promise<Answer>;
};
