import type { PriceSource } from "#lib/azure/port.ts";
import type { ServiceContext } from "../context.ts";

/** For the verb that reads the price list. Whoever starts the process wires the adapter. */
export type PriceContext = ServiceContext & { priceSource: PriceSource };
