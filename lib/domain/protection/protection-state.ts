/** Azure Backup's states of a protected item (Recovery Services bms.json 2024-04-01), as the screen words them. */
export const protectionStates = [
  "InitialBackupPending",
  "Protected",
  "ProtectionError",
  "ProtectionPaused",
  "ProtectionStopped",
] as const;
export type ProtectionState = (typeof protectionStates)[number];
