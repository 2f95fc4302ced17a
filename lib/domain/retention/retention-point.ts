/** A restore point as far as it matters to whether it stays. Instants are milliseconds since 1970. */
export type RetentionPoint = {
  id: string;
  takenAtMs: number;
  /** `good`: Azure reported success for every included disk. A point in the making may still become one. */
  state: "creating" | "good" | "failed";
  /** Points of other tools are shown and never touched. */
  isForeign: boolean;
  /** Ours by its name, found in Azure by a ledger that knows nothing of how long it was meant to stay. */
  isRecovered: boolean;
  isPinned: boolean;
  /** What works with it now: a restore, a copy that begins from it, an open access to its data. */
  usedBy: "restore" | "copy" | "sharedAccess" | null;
  /** The expiry that somebody chose; only points on demand have one, and the policy's tiers leave them alone. */
  expiresAtMs: number | null;
};

export const retentionTiers = ["instant", "daily", "weekly", "monthly", "yearly"] as const;
export type RetentionTier = (typeof retentionTiers)[number];

/** Why a point stays. A reason with an end names it; the others last as long as their cause. */
export type KeepReason =
  | { because: RetentionTier | "onDemand" | "failedLately"; untilMs: number }
  | { because: "lastGood" | "pinned" | "recovered" | "inUse" | "foreign" | "creating" | "protectionStopped" };

export type PruneReason = "expired" | "failed";

/** A point is kept for all its reasons, or goes for one. */
export type RetentionDecision =
  | { id: string; keep: readonly KeepReason[] }
  /** `sinceMs` is when its last reason ended. */
  | { id: string; prune: PruneReason; sinceMs: number };
