import type { PlannedDisk, RunFailure, RunMemory, RunSnapshot } from "#lib/domain/run/run.ts";

export const plannedDisks: PlannedDisk[] = [
  { name: "sql-os", armId: "/disks/sql-os", included: true, exclusionReason: null },
  { name: "sql-data", armId: "/disks/sql-data", included: true, exclusionReason: null },
  { name: "sql-scratch", armId: "/disks/sql-scratch", included: false, exclusionReason: "Ultra disk" },
];

export const makeMemory = (change: Partial<RunMemory> = {}): RunMemory => ({
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
  waitingSince: null,
  ...change,
});

export const makeRun = (change: Partial<RunSnapshot> = {}): RunSnapshot => ({
  state: "checking",
  requestedMode: "CrashConsistent",
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
