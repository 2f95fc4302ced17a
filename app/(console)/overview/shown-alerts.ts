import { listAlertsInput } from "#lib/contracts/alerts.ts";

/** Which alerts the overview lists, for the server's first paint and the browser alike. */
export const shownAlerts = listAlertsInput.parse({ limit: 4 });
