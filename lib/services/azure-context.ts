import type { AzurePort } from "#lib/azure/port.ts";
import type { Connection } from "#lib/db/generated/client.ts";
import type { ServiceContext } from "./context.ts";

/** A context that reaches Azure. Who wires it decides the adapter; services see the port alone. */
export type AzureContext = ServiceContext & { openAzure: (connection: Connection) => AzurePort };
