export const alertSeverities = ["Critical", "Warning", "Information"] as const;
export type AlertSeverity = (typeof alertSeverities)[number];

type AlertRule = {
  severity: AlertSeverity;
  title: string;
  /** What to do about it. */
  remedy: string;
  /** Found only while the VM is under a policy that runs: a pause or a stop ends it. */
  isOfBackups: boolean;
  /** Said when the alert closes by itself. Null for what has happened once and for all: a person closes it. */
  isOver: string | null;
};

/** What a person is told of. What an alert says in particular is written where its cause is found. */
export const alertRules = {
  overdue: {
    severity: "Critical",
    isOfBackups: true,
    title: "Backup overdue",
    remedy: "Mend the cause named here, then run Backup now; or change the policy if its RPO is not what you need.",
    isOver: "A backup has completed since.",
  },
  "backup-failed": {
    severity: "Critical",
    isOfBackups: true,
    title: "Backup failed",
    remedy: "Open the job: it says what the failure means, what to do and who can do it.",
    isOver: "A later backup did not fail.",
  },
  "backup-warnings": {
    severity: "Warning",
    isOfBackups: true,
    title: "Backup completed with warnings",
    remedy: "Open the job and read its warnings: the restore point is there, but it is less than the policy asks for.",
    isOver: "A later backup ended without warnings.",
  },
  "fallback-streak": {
    severity: "Warning",
    isOfBackups: true,
    title: "Backups fall back to crash-consistent",
    remedy:
      "Repair the guest (agent, VSS writers or scripts), or give the VM a policy that asks for crash-consistent snapshots only.",
    isOver: "A later backup did not fall back.",
  },
  "points-nearly-full": {
    severity: "Warning",
    isOfBackups: false,
    title: "Restore points nearly full",
    remedy: "Keep fewer points, back up less often, remove locks that stop pruning, or delete points of other tools.",
    isOver: "There is room for restore points again.",
  },
  "points-vanished": {
    severity: "Critical",
    isOfBackups: false,
    title: "Restore points vanished from Azure",
    remedy: "Look into Azure's activity log for who deleted them, and close this alert when you know.",
    isOver: null,
  },
  "worker-silent": {
    severity: "Critical",
    isOfBackups: false,
    title: "No worker is running",
    remedy: "Start the worker and look into its log for why it ended. Due backups catch up by themselves.",
    isOver: "A worker reports again.",
  },
  "inventory-failing": {
    severity: "Warning",
    isOfBackups: false,
    title: "Inventory is not up to date",
    remedy: "Open Settings and check the connection: its credential, its permissions and what Azure answered last.",
    isOver: "The inventory has been read completely again.",
  },
  "cost-budget": {
    severity: "Warning",
    isOfBackups: false,
    title: "Cost near or above its budget",
    remedy:
      "Look on the Cost page for what it is made of. Keep fewer points, back up less often or leave disks out; or change the budget.",
    isOver: "The estimate is well within the budget again, or the budget was changed or removed.",
  },
} as const satisfies Record<string, AlertRule>;

export type AlertKind = keyof typeof alertRules;

export const alertKinds = Object.keys(alertRules) as AlertKind[];

export const alertRule = (kind: AlertKind): AlertRule => alertRules[kind];

/** A row of another release may be of a kind that this one does not know. */
export const isAlertKind = (kind: string): kind is AlertKind => Object.hasOwn(alertRules, kind);
