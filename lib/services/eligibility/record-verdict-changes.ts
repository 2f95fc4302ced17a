import type { Tx } from "#lib/db/client.ts";
import type { Verdict } from "#lib/domain/eligibility/assessment.ts";
import { type JudgedMode, verdictChangeInWords } from "#lib/domain/eligibility/verdict-change.ts";
import { requestedModeOf } from "#lib/domain/policy/policy-settings.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { ServiceContext } from "../context.ts";
import { loadSettings } from "../policies/load-settings.ts";
import { isAssociated } from "../policies/policy-row.ts";

type Judged = Omit<JudgedMode, "verdict"> & { virtualMachineId: string; verdict: string };

/**
 * What the VM's story says when its eligibility changes, for the consistency that its policy asks for; without one, for
 * crash-consistent points. The other type's verdict comes and goes with every working day, as the VM is switched on and off.
 * To be called before the new verdicts take the place of the old.
 */
export async function recordVerdictChanges(ctx: ServiceContext, tx: Tx, judged: readonly Judged[]): Promise<void> {
  const vmIds = [...new Set(judged.map((row) => row.virtualMachineId))];
  const modes = await loadRequestedModes(tx, vmIds);
  const earlier = await tx.assessment.findMany({
    where: { virtualMachineId: { in: vmIds } },
    select: { virtualMachineId: true, mode: true, verdict: true },
  });
  const verdicts = new Map(earlier.map((row) => [`${row.virtualMachineId}/${row.mode}`, row.verdict as Verdict]));
  const events = judged.flatMap((row) => {
    if (row.mode !== (modes.get(row.virtualMachineId) ?? "CrashConsistent")) return [];
    const before = verdicts.get(`${row.virtualMachineId}/${row.mode}`);
    const verdict = row.verdict as Verdict;
    const message = before && verdictChangeInWords(before, { ...row, verdict });
    if (!message) return [];
    return [
      {
        id: ctx.newId(),
        virtualMachineId: row.virtualMachineId,
        at: ctx.now(),
        kind: "EligibilityChanged",
        message,
        detail: { mode: row.mode, before, verdict },
      },
    ];
  });
  if (events.length > 0) await tx.vmEvent.createMany({ data: events });
}

/** By VM, of those under a policy. */
async function loadRequestedModes(tx: Tx, vmIds: readonly string[]): Promise<Map<string, RequestableMode>> {
  const items = await tx.protectedItem.findMany({
    where: { virtualMachineId: { in: [...vmIds] }, ...isAssociated },
    select: { virtualMachineId: true, policyId: true },
  });
  const policies = await loadSettings(tx);
  return new Map(
    items.flatMap(({ virtualMachineId, policyId }) => {
      const settings = policies.get(policyId);
      return settings ? [[virtualMachineId, requestedModeOf(settings)] as const] : [];
    }),
  );
}
