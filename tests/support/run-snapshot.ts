import type { BackupMemory, BackupSnapshot, PlannedDisk } from "#lib/domain/run/backup/backup-run.ts";
import type { RunFailure } from "#lib/domain/run/run-failure.ts";

export const plannedDisks: PlannedDisk[] = [
  { name: "sql-os", armId: "/disks/sql-os", included: true, exclusionReason: null },
  { name: "sql-data", armId: "/disks/sql-data", included: true, exclusionReason: null },
  { name: "sql-scratch", armId: "/disks/sql-scratch", included: false, exclusionReason: "Ultra disk" },
];

export const makeMemory = (change: Partial<BackupMemory> = {}): BackupMemory => ({
  collection: {
    subscriptionId: "sub",
    resourceGroup: "rg",
    name: "stillpoint-sql",
    location: "westeurope",
    armId: null,
  },
  restorePointName: "sp-1",
  operation: null,
  plannedDisks,
  tries: 0,
  sends: 0,
  pendingFailure: null,
  unreadableSince: null,
  waitingSince: null,
  turnAt: null,
  gaveWay: false,
  attempts: 0,
  fallback: null,
  outcome: null,
  ...change,
});

export const makeRun = (change: Partial<BackupSnapshot> = {}): BackupSnapshot => ({
  state: "checking",
  requestedMode: "CrashConsistent",
  rules: { retries: 0, fallsBack: false, minimumConsistency: null },
  startedAt: null,
  deadlineAt: null,
  memory: makeMemory(),
  ...change,
});

export const makeFailure = (code = "SomeCode"): RunFailure => ({
  code,
  message: `Azure said ${code}.`,
  meaning: `It means ${code}.`,
  remedy: "Do something.",
  whoCanDoIt: "Backup operator",
  correlationId: "c-1",
  requestId: "r-1",
  raw: null,
});
