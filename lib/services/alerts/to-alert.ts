import type { AlertDto, AlertState } from "#lib/contracts/alerts.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { alertRule, isAlertKind } from "#lib/domain/alerts/alert-kinds.ts";
import { closeRefusal } from "#lib/domain/alerts/close-refusal.ts";

export const withVm = { virtualMachine: { select: { id: true, name: true } } } satisfies Prisma.AlertInclude;

type AlertRow = Prisma.AlertGetPayload<{ include: typeof withVm }>;

export function toAlert(row: AlertRow): AlertDto {
  const { acknowledgedAt, acknowledgedBy, closedAt, closedBecause } = row;
  return {
    id: row.id,
    kind: row.kind,
    severity: row.severity,
    state: stateOf(row),
    title: row.title,
    message: row.message,
    remedy: isAlertKind(row.kind) ? alertRule(row.kind).remedy : null,
    vm: row.virtualMachine,
    runId: (row.detail as { runId?: string } | null)?.runId ?? null,
    openedAt: row.openedAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    acknowledged: acknowledgedAt && { at: acknowledgedAt.toISOString(), by: acknowledgedBy ?? "" },
    closed: closedAt && { at: closedAt.toISOString(), because: closedBecause ?? "" },
    closeRefusal: closeRefusal(row.kind, closedAt !== null),
  };
}

function stateOf({ closedAt, acknowledgedAt }: AlertRow): AlertState {
  if (closedAt) return "closed";
  return acknowledgedAt ? "acknowledged" : "open";
}
