import { alertRule, isAlertKind } from "./alert-kinds.ts";

/** Why a person cannot close an alert: it would open again at the next look, for its cause is still there. Null when one can. */
export function closeRefusal(kind: string, isClosed: boolean): string | null {
  if (isClosed) return "It is closed already.";
  if (!isAlertKind(kind) || alertRule(kind).isOver === null) return null;
  return "It closes by itself when its cause is over. Acknowledge it to say that somebody is on it.";
}
