/** Causes in the simulated world that no resource shows, set over the control port. */
export type Condition = { id: string } & (
  | { kind: "keyVaultDeleted"; name: string }
  | { kind: "snapshotsFail"; diskId: string }
  | { kind: "clusterFull"; availabilitySetId: string }
  | { kind: "coreQuota"; location: string; limit: number }
  | { kind: "imageNotGeneralized"; imageId: string }
  | { kind: "outage"; family: string; location?: string; status: OutageStatus; untilAt: number }
  | { kind: "copySpeed"; mibPerSecond: number }
);

export type OutageStatus = 429 | 500 | 502 | 503 | 504;

export type ConditionKind = Condition["kind"];
export type ConditionOf<K extends ConditionKind> = Extract<Condition, { kind: K }>;

/** Of each kind and subject there is at most one. */
export function conditionId(kind: ConditionKind, subject = ""): string {
  return `${kind}:${subject}`.toLowerCase();
}
