import type { Tone } from "#components/ui/tone.ts";

const tones: Record<string, Tone> = {
  Completed: "success",
  CompletedWithWarnings: "warning",
  Failed: "danger",
  Disappeared: "warning",
  Moved: "warning",
  Recreated: "warning",
  SizeChanged: "info",
  DiskAttached: "info",
  DiskDetached: "info",
  DiskChanged: "info",
  SecurityChanged: "info",
  ProtectionConfigured: "success",
  ConfigureFailed: "danger",
  ProtectionStopped: "warning",
  ProtectionPaused: "warning",
  ProtectionResumed: "success",
  slotsMissed: "warning",
  EligibilityChanged: "info",
  AlertOpened: "warning",
  CriticalAlertOpened: "danger",
  AlertClosed: "success",
};

export const eventTone = (kind: string): Tone => tones[kind] ?? "neutral";
