import { startAlertClock } from "#lib/services/alerts/start-alert-clock.ts";
import { verifyAudit } from "#lib/services/audit/verify-audit.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { every } from "#lib/services/clock/every.ts";
import { takeCostSnapshot } from "#lib/services/cost/take-cost-snapshot.ts";
import { requestDueSyncs } from "#lib/services/inventory/request-due-syncs.ts";
import { requestDuePriceRefresh } from "#lib/services/prices/request-due-price-refresh.ts";
import { applyProtectionRules } from "#lib/services/protection-rules/apply-protection-rules.ts";
import { applyRetentionEverywhere } from "#lib/services/retention/apply-retention-everywhere.ts";
import { planDeletions } from "#lib/services/retention/plan-deletions.ts";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import { sweepRuns } from "#lib/services/runs/sweep-runs.ts";
import { forgetReceipts } from "#lib/services/worker/forget-receipts.ts";
import { reportHeartbeat } from "#lib/services/worker/report-heartbeat.ts";

const secondMs = 1_000;
const hourSeconds = 3_600;
const daySeconds = 86_400;

/** What happens by the clock rather than by a job. Every beat may run in several workers at once. */
export async function startClockwork(context: AzureContext): Promise<{ stop: () => void }> {
  await sweepRuns(context, true);
  const planner = { ...context, actor: { kind: "system" as const, name: "planner" as const } };
  const beats = [
    every(context.log, "heartbeat", 10 * secondMs, () => reportHeartbeat(context)),
    every(context.log, "planner", 60 * secondMs, () => planDueRuns(planner)),
    every(context.log, "deletions", 60 * secondMs, () => planDeletions(planner)),
    every(context.log, "retention", 6 * hourSeconds * secondMs, () => applyRetentionEverywhere(planner)),
    every(context.log, "sweep", 15 * secondMs, () => sweepRuns(context, false)),
    every(context.log, "inventory", 60 * secondMs, () => requestDueSyncs(context)),
    every(context.log, "protection rules", 600 * secondMs, () => applyProtectionRules(context)),
    every(context.log, "prices", 60 * secondMs, () => requestDuePriceRefresh(context)),
    every(context.log, "cost snapshot", hourSeconds * secondMs, () => takeCostSnapshot(context)),
    every(context.log, "receipts", daySeconds * secondMs, () => forgetReceipts(context)),
    every(context.log, "audit", daySeconds * secondMs, () => watchAudit(context)),
    ...startAlertClock(context),
  ];
  return { stop: () => beats.forEach(clearInterval) };
}

/** A chain that nobody checks protects nothing. */
async function watchAudit(context: AzureContext): Promise<void> {
  const verdict = await verifyAudit(context);
  if (verdict.isIntact) context.log.info(verdict, "The audit trail is intact.");
  else {
    const { brokenAtSeq, reason } = verdict;
    context.log.error({ brokenAtSeq: String(brokenAtSeq), reason }, "The audit trail was changed behind our back.");
  }
}
