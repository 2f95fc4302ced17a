"use server";

import { alertIdsInput } from "#lib/contracts/alerts.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { acknowledgeAlerts } from "#lib/services/alerts/acknowledge-alerts.ts";
import { closeAlerts } from "#lib/services/alerts/close-alerts.ts";

export const acknowledgeAlertsAction = defineAction({
  name: "alerts.acknowledge",
  input: alertIdsInput,
  permission: "backUp",
  run: acknowledgeAlerts,
});

export const closeAlertsAction = defineAction({
  name: "alerts.close",
  input: alertIdsInput,
  permission: "backUp",
  run: closeAlerts,
});
