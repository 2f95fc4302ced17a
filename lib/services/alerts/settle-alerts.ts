import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { type AlertCause, alertKey } from "#lib/domain/alerts/alert-cause.ts";
import { type AlertKind, alertRule } from "#lib/domain/alerts/alert-kinds.ts";
import { type AlertSubject, closingReason } from "#lib/domain/alerts/closing-reason.ts";
import { isToldOf } from "#lib/domain/alerts/told-of.ts";
import type { ServiceContext } from "../context.ts";
import { loadSettings } from "../policies/load-settings.ts";

/**
 * Makes the open alerts of some kinds those whose cause is there: one statement opens new ones and refreshes those that go on
 * (the partial unique index keeps it at one for each key), another closes the rest, each with its reason.
 * @param kinds those that `causes` was looked for; alerts of others are left alone
 */
export async function settleAlerts(
  ctx: Pick<ServiceContext, "now" | "newId">,
  tx: Tx,
  kinds: readonly AlertKind[],
  causes: readonly AlertCause[],
): Promise<{ open: number; closed: number }> {
  if (causes.length > 0) await openAlerts(ctx, tx, causes);
  const over = await tx.alert.findMany({
    where: { kind: { in: [...kinds] }, closedAt: null, key: { notIn: causes.map(alertKey) } },
    select: overSelect,
  });
  if (over.length > 0) await closeAlerts(tx, over, ctx.now());
  return { open: causes.length, closed: over.length };
}

async function openAlerts(
  ctx: Pick<ServiceContext, "now" | "newId">,
  tx: Tx,
  causes: readonly AlertCause[],
): Promise<void> {
  const rows = causes.map((cause) => ({
    id: ctx.newId(),
    key: alertKey(cause),
    kind: cause.kind,
    severity: cause.severity ?? alertRule(cause.kind).severity,
    vmId: cause.virtualMachineId,
    title: alertRule(cause.kind).title,
    message: cause.message,
    detail: cause.detail ?? null,
  }));
  const now = ctx.now().toISOString();
  await tx.$executeRaw`
    insert into "Alert" (id, key, kind, severity, "virtualMachineId", title, message, detail, "openedAt", "lastSeenAt")
    select r.id, r.key, r.kind, r.severity::"AlertSeverity", r."vmId", r.title, r.message, r.detail,
      ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, key text, kind text, severity text, "vmId" uuid, title text, message text, detail jsonb
    )
    on conflict (key) where "closedAt" is null do update set
      severity = excluded.severity, title = excluded.title, message = excluded.message, detail = excluded.detail,
      "lastSeenAt" = excluded."lastSeenAt"`;
}

const overSelect = {
  id: true,
  kind: true,
  virtualMachine: {
    select: {
      disappearedAt: true,
      protectedItem: { select: { state: true, policyId: true } },
      subscription: { select: { inScope: true, connection: { select: { removedAt: true } } } },
    },
  },
} satisfies Prisma.AlertSelect;

type OverAlert = Prisma.AlertGetPayload<{ select: typeof overSelect }>;

async function closeAlerts(tx: Tx, over: readonly OverAlert[], now: Date): Promise<void> {
  const policies = await loadSettings(tx);
  const subjectOf = ({ kind, virtualMachine }: OverAlert): AlertSubject => {
    if (!virtualMachine) return null;
    const { protectedItem: item, subscription } = virtualMachine;
    const notify = item && policies.get(item.policyId)?.notify;
    return {
      state: item?.state ?? null,
      hasDisappeared: virtualMachine.disappearedAt !== null,
      isInUse: subscription.inScope && subscription.connection.removedAt === null,
      isToldOf: !notify || isToldOf(kind as AlertKind, notify),
    };
  };
  const rows = over.map((alert) => ({
    id: alert.id,
    reason: closingReason(alert.kind as AlertKind, subjectOf(alert)),
  }));
  await tx.$executeRaw`
    update "Alert" a set "closedAt" = ${now.toISOString()}::timestamptz, "closedBecause" = r.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, reason text)
    where a.id = r.id and a."closedAt" is null`;
}
