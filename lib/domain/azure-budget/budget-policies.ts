import type { BucketSize } from "./token-bucket.ts";

/** A limit of Azure that all VMs of a subscription and region share. `policy` is its name in headers and refusals. */
export type BudgetPolicy = BucketSize & { policy: string; inWords: string };

/**
 * What a backup writes, what a deletion asks for, and looks at restore points. The capacities were seen in headers of recorded
 * answers (azure-sdk-for-net, 2024). Azure documents no refill for them: a third of the capacity a minute holds for every
 * policy that it does document (compute-throttling-limits, 2024-05-27), so it is assumed here, too, and corrected by what
 * Azure answers.
 */
export const budgetPolicies = {
  createPoint: {
    policy: "PutRestorePointSubscriptionMaximum",
    capacity: 150,
    refillPerMinute: 50,
    inWords: "restore point creations",
  },
  createCollection: {
    policy: "PutRestorePointCollectionSubscriptionMaximum",
    capacity: 150,
    refillPerMinute: 50,
    inWords: "new restore point collections",
  },
  deletePoint: {
    policy: "DeleteRestorePointSubscriptionMaximum",
    capacity: 360,
    refillPerMinute: 120,
    inWords: "restore point deletions",
  },
  /** Nobody takes a place for a look: what the other budgets let through needs fewer. Azure's own count is heeded. */
  readPoint: {
    policy: "LowCostGetRestorePointSubscriptionMaximum",
    capacity: 600,
    refillPerMinute: 200,
    inWords: "looks at restore points",
  },
} satisfies Record<string, BudgetPolicy>;

/** Where Azure counts: per subscription and region. */
export type BudgetPlace = { subscriptionId: string; location: string };

export const budgetId = ({ subscriptionId, location }: BudgetPlace, policy: string): string =>
  `${subscriptionId}|${location}|${policy}`.toLowerCase();
