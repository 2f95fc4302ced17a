import type { AzureConnectionSettings } from "./connection/connection-settings.ts";
import { createAzurePort } from "./create-azure-port.ts";
import type { AzurePort } from "./port.ts";

type StoredConnection = { id: string; updatedAt: Date };

/** One port per stored connection and process, so that the token cache is shared; a changed connection gets a new one. */
export function createAzureOpener<Row extends StoredConnection>(
  settingsOf: (row: Row) => AzureConnectionSettings,
): (row: Row) => AzurePort {
  const opened = new Map<string, { updatedAt: number; port: AzurePort }>();
  return (row) => {
    const known = opened.get(row.id);
    if (known?.updatedAt === row.updatedAt.getTime()) return known.port;
    const port = createAzurePort(settingsOf(row));
    opened.set(row.id, { updatedAt: row.updatedAt.getTime(), port });
    return port;
  };
}
