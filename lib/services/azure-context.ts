import type { AzurePort } from "#lib/azure/port.ts";
import type { Connection } from "#lib/db/generated/client.ts";
import type { ServiceContext } from "./context.ts";

export type ConnectionRow = Connection;

/** For verbs that talk to Azure. Whoever starts the process wires the adapter; verbs know the port alone. */
export type AzureContext = ServiceContext & { openAzure: (connection: ConnectionRow) => AzurePort };
