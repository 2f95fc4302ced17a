import type { RunOperation, RunSummaryDto } from "#lib/contracts/runs.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { RunFailure } from "#lib/domain/run/run-failure.ts";

export const runSummaryInclude = {
  virtualMachine: { select: { id: true, name: true, resourceGroup: true } },
  policyVersion: { select: { number: true, policy: { select: { id: true, name: true } } } },
} satisfies Prisma.RunInclude;

/** The columns of a list: `memory`, `vmConfiguration` and `assessment` are far too large for one. */
export const runSummarySelect = {
  id: true,
  kind: true,
  trigger: true,
  status: true,
  requestedMode: true,
  achievedMode: true,
  waitReason: true,
  dueAt: true,
  createdAt: true,
  startedAt: true,
  endedAt: true,
  error: true,
  requestedBy: true,
  ...runSummaryInclude,
} satisfies Prisma.RunSelect;

type RunSummaryRow = Prisma.RunGetPayload<{ select: typeof runSummarySelect }>;

export const toRunSummary = (row: RunSummaryRow): RunSummaryDto => ({
  id: row.id,
  operation: operationOf(row),
  status: row.status,
  isTerminal: row.endedAt !== null,
  vm: row.virtualMachine,
  policy: row.policyVersion && { ...row.policyVersion.policy, version: row.policyVersion.number },
  requestedMode: row.requestedMode || null,
  achievedMode: row.achievedMode,
  waitReason: row.waitReason,
  dueAt: row.dueAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
  failureCode: (row.error as RunFailure | null)?.code ?? null,
  requestedBy: row.requestedBy,
});

function operationOf({ kind, trigger }: Pick<RunSummaryRow, "kind" | "trigger">): RunOperation {
  if (kind !== "Backup") return kind;
  return trigger === "OnDemand" ? "OnDemandBackup" : "Backup";
}

export const operationFilters: Record<RunOperation, Prisma.RunWhereInput> = {
  Backup: { kind: "Backup", trigger: "Scheduled" },
  OnDemandBackup: { kind: "Backup", trigger: "OnDemand" },
  ConfigureBackup: { kind: "ConfigureBackup" },
  DeletePoints: { kind: "DeletePoints" },
};
