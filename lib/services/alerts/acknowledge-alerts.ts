import type { AlertIdsInput } from "#lib/contracts/alerts.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { loadAlertsToChange, namesOf } from "./load-alerts-to-change.ts";

/** Somebody is on it. Alerts that are closed or acknowledged already stay as they are. */
export function acknowledgeAlerts(
  ctx: ServiceContext,
  { alertIds }: AlertIdsInput,
): Promise<Result<{ acknowledged: number }, ServiceError>> {
  return runCommand(ctx, "acknowledgeAlerts", async (tx) => {
    const alerts = await loadAlertsToChange(tx, alertIds);
    const waiting = alerts.filter(({ closedAt, acknowledgedAt }) => !closedAt && !acknowledgedAt);
    if (waiting.length === 0) refuse("conflict", "Already acknowledged or closed. Reload the list.");
    await tx.alert.updateMany({
      where: { id: { in: waiting.map(({ id }) => id) } },
      data: { acknowledgedAt: ctx.now(), acknowledgedBy: actorName(ctx.actor) },
    });
    const detail = { alerts: waiting.map(({ id, key }) => ({ id, key })) };
    return {
      value: { acknowledged: waiting.length },
      audit: { action: "alert.acknowledge", target: namesOf(waiting), detail },
    };
  });
}
