import type { ProtectionState } from "#lib/domain/protection/protection-state.ts";
import { type AlertKind, alertRule } from "./alert-kinds.ts";

/** The alert's VM as it now is; null for an alert that is about none. */
export type AlertSubject = {
  state: ProtectionState | null;
  hasDisappeared: boolean;
  isInUse: boolean;
  isToldOf: boolean;
} | null;

/** Why an alert closes whose cause is found no more. The cause may be over, or what it was about. */
export function closingReason(kind: AlertKind, subject: AlertSubject): string {
  const { isOfBackups, isOver } = alertRule(kind);
  if (subject && !subject.isInUse) return "The VM's subscription or connection is no longer in use.";
  if (subject && isOfBackups) {
    if (subject.hasDisappeared) return "Azure no longer lists the VM.";
    if (subject.state === "ProtectionPaused") return "Protection was paused.";
    if (subject.state === "ProtectionStopped") return "Protection was stopped.";
    if (!subject.isToldOf) return "The policy asks for no such alerts any more.";
  }
  return isOver ?? "The restore points are there again.";
}
