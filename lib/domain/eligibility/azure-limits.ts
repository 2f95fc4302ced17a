const hourMs = 3_600_000;

/** What Azure enforces around one VM (concepts-restore-points.md, virtual-machines-create-restore-points.md; read 2026). */
export const azureLimits = {
  restorePointsPerVm: 500,
  collectionsPerRegion: 10_000,
  /** Least time between two points of one mode. */
  minIntervalMs: { ApplicationConsistent: 3 * hourMs, CrashConsistent: hourMs },
  /** Creation requests per VM and mode in any hour. */
  creationRequestsPerHour: 3,
  requestWindowMs: hourMs,
  backgroundCopiesPerDisk: 3,
  backgroundCopiesPerSubscription: 50,
  instantAccessCreationsPerRegion: 50,
} as const;

/** What Azure Backup supports per VM (backup-support-matrix-iaas.md, 2026-01-28); Compute documents no such limits. */
export const azureBackupLimits = {
  dataDisks: 32,
  diskGb: 64 * 1024,
  totalGb: 512 * 1024,
  vCpus: 2,
  memoryGb: 1,
} as const;

/** Our own early warning before Azure's limit of restore points; a setting may replace it. */
export const defaultRestorePointWarningAt = 450;
