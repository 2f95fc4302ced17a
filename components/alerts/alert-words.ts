import type { Tone } from "#components/ui/tone.ts";
import type { AlertState, ListAlertsInput } from "#lib/contracts/alerts.ts";
import { type AlertSeverity, alertKinds, alertRule, alertSeverities } from "#lib/domain/alerts/alert-kinds.ts";

export const severityTones: Record<AlertSeverity, Tone> = {
  Critical: "danger",
  Warning: "warning",
  Information: "info",
};

export const stateWords: Record<AlertState | "all", string> = {
  open: "Open",
  acknowledged: "Acknowledged",
  closed: "Closed",
  all: "Open and closed",
};

/** Open is what the list shows unasked. */
export const stateOptions = (["acknowledged", "closed", "all"] satisfies ListAlertsInput["state"][]).map((id) => ({
  id,
  label: stateWords[id],
}));
export const severityOptions = alertSeverities.map((id) => ({ id, label: id }));
export const kindOptions = alertKinds.map((id) => ({ id, label: alertRule(id).title }));
