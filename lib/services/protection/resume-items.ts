import type { Tx } from "#lib/db/client.ts";
import type { PolicyVersion, ProtectedItem } from "#lib/db/generated/client.ts";
import { settingsOf } from "#lib/domain/policy/policy-settings.ts";
import { jitterMs, spreadMs } from "#lib/domain/schedule/jitter.ts";
import { countInWords } from "#lib/domain/schedule/missed-in-words.ts";
import { slotFinder } from "#lib/domain/schedule/slot-finder.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Paused items, their VMs locked, are planned again from now on. What the pause skipped is told apart from what was missed: it
 * does not count as a failure of anything.
 * @param message what the VM's story says of it
 */
export async function resumeItems(
  ctx: ServiceContext,
  tx: Tx,
  items: readonly ProtectedItem[],
  message: string,
): Promise<void> {
  if (items.length === 0) return;
  const versions = await tx.policyVersion.findMany({
    where: { policyId: { in: [...new Set(items.map((item) => item.policyId))] } },
    distinct: ["policyId"],
    orderBy: [{ policyId: "asc" }, { number: "desc" }],
  });
  const plans = items.map((item) => planOf(item, versions, ctx.now()));
  const rows = plans.map(({ item, nextRunAt }) => ({ id: item.id, nextRunAt }));
  await tx.$executeRaw`
    update "ProtectedItem" i set "nextRunAt" = r."nextRunAt", "pausedUntil" = null, "resumedAt" = ${ctx.now()},
      state = case (select b.status from "Run" b where b."protectedItemId" = i.id and b.kind = 'Backup'
          and b.status in ('Completed', 'CompletedWithWarnings', 'Failed') order by b.id desc limit 1)
        when 'Failed' then 'ProtectionError'
        else case when i."lastSuccessAt" is null then 'InitialBackupPending' else 'Protected' end end::"ProtectionState"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "nextRunAt" timestamptz) where i.id = r.id`;
  await tx.vmEvent.createMany({
    data: plans.map(({ item, skipped }) => ({
      id: ctx.newId(),
      virtualMachineId: item.virtualMachineId,
      at: ctx.now(),
      kind: "ProtectionResumed",
      message: skipped > 0 ? `${message} ${countInWords(skipped)} skipped by the pause.` : message,
    })),
  });
}

function planOf(item: ProtectedItem, versions: readonly PolicyVersion[], now: Date) {
  const version = versions.find(({ policyId }) => policyId === item.policyId);
  const slots = slotFinder(settingsOf(version?.settings), now);
  const { virtualMachineId: vmId, nextRunAt: skippedFrom } = item;
  const isSkipped = skippedFrom !== null && skippedFrom <= now;
  const firstSlot = skippedFrom && new Date(skippedFrom.getTime() - jitterMs(vmId, spreadMs));
  return {
    item,
    nextRunAt: slots.nextRun(vmId)?.runAt ?? null,
    skipped: isSkipped && firstSlot ? 1 + slots.slotsPassed(vmId, firstSlot) : 0,
  };
}
