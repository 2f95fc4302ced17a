import { acknowledgeAlertsAction, closeAlertsAction } from "#lib/actions/alerts.ts";
import { alertQueries } from "../queries/alerts.ts";
import { useCommand } from "../use-command.ts";

export const useAcknowledgeAlerts = () =>
  useCommand(acknowledgeAlertsAction, {
    invalidates: [alertQueries.all],
    success: () => ({ tone: "success", title: "Alert acknowledged" }),
  });

export const useCloseAlerts = () =>
  useCommand(closeAlertsAction, {
    invalidates: [alertQueries.all],
    success: () => ({ tone: "success", title: "Alert closed" }),
  });
