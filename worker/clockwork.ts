import { verifyAudit } from "#lib/services/audit/verify-audit.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { requestDueSyncs } from "#lib/services/inventory/request-due-syncs.ts";
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
    every(context, "heartbeat", 10 * secondMs, () => reportHeartbeat(context)),
    every(context, "planner", 60 * secondMs, () => planDueRuns(planner)),
    every(context, "deletions", 60 * secondMs, () => planDeletions(planner)),
    every(context, "retention", 6 * hourSeconds * secondMs, () => applyRetentionEverywhere(planner)),
    every(context, "sweep", 15 * secondMs, () => sweepRuns(context, false)),
    every(context, "inventory", 60 * secondMs, () => requestDueSyncs(context)),
    every(context, "receipts", daySeconds * secondMs, () => forgetReceipts(context)),
    every(context, "audit", daySeconds * secondMs, () => watchAudit(context)),
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

/** At once, then in a rhythm; a beat that is still busy is not doubled, and a failed one does not end the rhythm. */
function every(context: AzureContext, name: string, periodMs: number, beat: () => Promise<unknown>): NodeJS.Timeout {
  let isBusy = false;
  const tick = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    try {
      await beat();
    } catch (error) {
      context.log.error({ err: error, beat: name }, "A beat of the worker's clock failed; the next one tries again.");
    } finally {
      isBusy = false;
    }
  };
  void tick();
  return setInterval(() => void tick(), periodMs);
}
