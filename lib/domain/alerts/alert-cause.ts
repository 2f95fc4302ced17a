import type { Json } from "#lib/std/json.ts";
import type { AlertKind, AlertSeverity } from "./alert-kinds.ts";

/** Something that is so now. While it lasts there is one open alert of it; when it is found no more, the alert closes. */
export type AlertCause = {
  kind: AlertKind;
  /** What of: the item's, VM's or connection's id; the alert's key is made of it and of the kind. */
  of: string;
  virtualMachineId: string | null;
  message: string;
  /** Graver or lighter than the kind usually is. */
  severity?: AlertSeverity;
  detail?: { runId?: string } & { [key: string]: Json };
};

export const alertKey = ({ kind, of }: Pick<AlertCause, "kind" | "of">): string => `${kind}:${of}`;
