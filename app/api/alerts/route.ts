import { listAlertsInput } from "#lib/contracts/alerts.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listAlerts } from "#lib/services/alerts/list-alerts.ts";

export const GET = getHandler({ permission: "view", input: listAlertsInput, run: listAlerts });
