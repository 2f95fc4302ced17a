import { z } from "zod";
import { type AlertKind, type AlertSeverity, alertKinds, alertSeverities } from "#lib/domain/alerts/alert-kinds.ts";

export const alertStates = ["open", "acknowledged", "closed"] as const;
export type AlertState = (typeof alertStates)[number];

export const listAlertsInput = z.object({
  /** What still goes on unless asked otherwise; `acknowledged` is open as well. */
  state: z.enum([...alertStates, "all"]).default("open"),
  severity: z.enum(alertSeverities).optional(),
  kind: z.enum(alertKinds as [AlertKind, ...AlertKind[]]).optional(),
  /** Text in the VM's name. */
  search: z.string().trim().max(100).optional(),
  virtualMachineId: z.uuid().optional(),
  after: z.string().max(200).optional(),
  before: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListAlertsInput = z.infer<typeof listAlertsInput>;

/** Alerts in one command: as many as a page of a list shows. */
const alertsAtOnce = 100;

export const alertIdsInput = z.object({ alertIds: z.array(z.uuid()).min(1).max(alertsAtOnce) });
export type AlertIdsInput = z.infer<typeof alertIdsInput>;

export type AlertDto = {
  id: string;
  /** A kind of another release stays as it was written. */
  kind: string;
  severity: AlertSeverity;
  state: AlertState;
  title: string;
  message: string;
  /** What to do; null for a kind that this release does not know. */
  remedy: string | null;
  vm: { id: string; name: string } | null;
  /** The job that it is about. */
  runId: string | null;
  openedAt: string;
  /** When its cause was last found. */
  lastSeenAt: string;
  acknowledged: { at: string; by: string } | null;
  closed: { at: string; because: string } | null;
  /** Why a person cannot close it now; null when one can. */
  closeRefusal: string | null;
};

export type AlertPageDto = { rows: AlertDto[]; next: string | null; previous: string | null };

export type OpenAlertsDto = { open: number; critical: number };
