import type { Tx } from "#lib/db/client.ts";
import type { Alert } from "#lib/db/generated/client.ts";
import { refuse } from "../errors.ts";

/** Locked, so that the clock does not close one that is being changed. */
export async function loadAlertsToChange(tx: Tx, alertIds: readonly string[]): Promise<Alert[]> {
  await tx.$queryRaw`select id from "Alert" where id = any(${alertIds}::uuid[]) order by id for update`;
  const alerts = await tx.alert.findMany({ where: { id: { in: [...alertIds] } }, orderBy: { id: "asc" } });
  if (alerts.length === 0) refuse("notFound", "None of these alerts exists. Reload the list.");
  return alerts;
}

/** For the audit trail. */
export const namesOf = (alerts: readonly Alert[]): string => alerts.map(({ key }) => key).join(", ");
