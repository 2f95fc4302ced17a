import { listAlertsInput } from "#lib/contracts/alerts.ts";

export const alertSearch = listAlertsInput;

/** What "clear filters" takes away. */
export const alertFilterKeys = ["state", "severity", "kind", "search", "virtualMachineId"] as const;
