import type { ProtectionFilter } from "#lib/contracts/vms.ts";

/** Azure Backup's words for the state of an item. */
export const protectionWords: Record<ProtectionFilter, string> = {
  NotProtected: "Not protected",
  InitialBackupPending: "Initial backup pending",
  Protected: "Protected",
  ProtectionError: "Protection error",
  ProtectionPaused: "Protection paused",
  ProtectionStopped: "Protection stopped",
};
