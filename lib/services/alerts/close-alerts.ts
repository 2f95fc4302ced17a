import type { AlertIdsInput } from "#lib/contracts/alerts.ts";
import { closeRefusal } from "#lib/domain/alerts/close-refusal.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { loadAlertsToChange, namesOf } from "./load-alerts-to-change.ts";

/** What has happened once and for all is closed by a person; what goes on closes by itself. */
export function closeAlerts(
  ctx: ServiceContext,
  { alertIds }: AlertIdsInput,
): Promise<Result<{ closed: number }, ServiceError>> {
  return runCommand(ctx, "closeAlerts", async (tx) => {
    const alerts = await loadAlertsToChange(tx, alertIds);
    const judged = alerts.map((alert) => ({ alert, refusal: closeRefusal(alert.kind, alert.closedAt !== null) }));
    const closing = judged.flatMap(({ alert, refusal }) => (refusal === null ? [alert] : []));
    if (closing.length === 0) refuse("notPossible", judged[0]?.refusal ?? "Nothing can be closed.");
    const by = actorName(ctx.actor);
    await tx.alert.updateMany({
      where: { id: { in: closing.map(({ id }) => id) } },
      data: { closedAt: ctx.now(), closedBecause: `Closed by ${by}.` },
    });
    const detail = { alerts: closing.map(({ id, key }) => ({ id, key })) };
    return { value: { closed: closing.length }, audit: { action: "alert.close", target: namesOf(closing), detail } };
  });
}
