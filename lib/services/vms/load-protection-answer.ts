import type { Prisma } from "#lib/db/generated/client.ts";
import {
  type ProtectionAnswer,
  type ProtectionFacts,
  protectionAnswer,
} from "#lib/domain/protection/protection-answer.ts";
import type { RunFailure } from "#lib/domain/run/run-failure.ts";
import type { ServiceContext } from "../context.ts";
import { findOverdueItems } from "../protection/find-overdue-items.ts";
import { findSilence } from "../worker/report-heartbeat.ts";

type AnsweredVm = Prisma.VirtualMachineGetPayload<{
  include: { assessments: true; protectedItem: { include: { policy: { select: { name: true } } } } };
}>;

/** The answer at the top of a VM's page. */
export async function loadProtectionAnswer(ctx: ServiceContext, vm: AnsweredVm): Promise<ProtectionAnswer> {
  const item = vm.protectedItem;
  const [overdue] = item ? await findOverdueItems(ctx.db, ctx.now(), vm.id) : [];
  return protectionAnswer({
    protection: item && { ...item, policyName: item.policy.name },
    lastPointAt: await findLastPointAt(ctx, vm.id),
    overdueSince: overdue?.overdueSince ?? null,
    backup: item && (await findBackup(ctx, vm.id)),
    silentWorker: await findSilence(ctx.db, ctx.now()),
    hasDisappeared: vm.disappearedAt !== null,
    blockedBecause: blockedBecause(vm),
  });
}

async function findLastPointAt(ctx: ServiceContext, virtualMachineId: string): Promise<Date | null> {
  const point = await ctx.db.restorePoint.findFirst({
    where: {
      ...{ virtualMachineId, deletedAt: null, provisioningState: "Succeeded" },
      OR: [{ run: { status: { not: "Failed" } } }, { recovered: true }],
    },
    orderBy: [{ takenAt: "desc" }, { id: "desc" }],
    select: { takenAt: true },
  });
  return point?.takenAt ?? null;
}

/** Uses Run(virtualMachineId, id). */
async function findBackup(ctx: ServiceContext, virtualMachineId: string): Promise<ProtectionFacts["backup"]> {
  const run = await ctx.db.run.findFirst({
    where: { virtualMachineId, kind: "Backup", status: { not: "Cancelled" } },
    orderBy: { id: "desc" },
    select: { endedAt: true, status: true, waitReason: true, error: true },
  });
  if (!run) return null;
  if (run.status === "Failed") return { is: "failed", why: (run.error as RunFailure | null)?.meaning ?? "" };
  if (run.endedAt) return null;
  return run.waitReason ? { is: "waiting", why: run.waitReason } : { is: "running" };
}

/** Only when neither type of consistency is possible, and leaving disks out would not help either. */
function blockedBecause({ assessments }: AnsweredVm): string | null {
  const isBlocked = assessments.every(({ verdict, liftingExclusions }) => verdict === "blocked" && !liftingExclusions);
  if (assessments.length === 0 || !isBlocked) return null;
  const findings = assessments.flatMap(({ findings }) => findings as { severity: string; title: string }[]);
  return findings.find(({ severity }) => severity === "blocker")?.title ?? null;
}
