import { z } from "zod";
import { isTimeZone } from "#lib/domain/schedule/zoned-time.ts";
import type { InventoryStatus } from "./inventory.ts";
import type { RunSummaryDto } from "./runs.ts";

export const overviewInput = z.object({
  /** IANA zone in which days begin and end. */
  timeZone: z.string().max(60).refine(isTimeZone, "This time zone is not known.").default("UTC"),
});
export type OverviewInput = z.infer<typeof overviewInput>;

/** One day's backups by how they ended. `day` is a date such as `2026-11-14` in the zone asked for. */
export type OverviewDay = { day: string; completed: number; completedWithWarnings: number; failed: number };

export type OverviewDto = {
  /** VMs; the first three and `unprotected` open the list of VMs with the same filter. */
  counts: {
    protected: number;
    atRisk: number;
    overdue: number;
    unprotected: number;
    /** Configured, first backup still to come. */
    initialBackupPending: number;
    /** Under a policy that runs: neither paused nor stopped. */
    active: number;
    /** Jobs, not VMs. */
    failedJobs24h: number;
  };
  /** The last seven days, oldest first, days without a backup included. */
  days: OverviewDay[];
  nextRuns: { virtualMachineId: string; vmName: string; policyId: string; policyName: string; at: string }[];
  latestJobs: RunSummaryDto[];
  inventory: InventoryStatus;
  policyCount: number;
};
