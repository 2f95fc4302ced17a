import type { Tx } from "#lib/db/client.ts";
import type { Verdict } from "#lib/domain/eligibility/assessment.ts";
import { type JudgedMode, verdictChangeInWords } from "#lib/domain/eligibility/verdict-change.ts";
import type { ServiceContext } from "../context.ts";

type Judged = Omit<JudgedMode, "verdict"> & { virtualMachineId: string; verdict: string };

/** What the VM's story says when its eligibility changes. To be called before the new verdicts take the place of the old. */
export async function recordVerdictChanges(ctx: ServiceContext, tx: Tx, judged: readonly Judged[]): Promise<void> {
  const earlier = await tx.assessment.findMany({
    where: { virtualMachineId: { in: judged.map((row) => row.virtualMachineId) } },
    select: { virtualMachineId: true, mode: true, verdict: true },
  });
  const verdicts = new Map(earlier.map((row) => [`${row.virtualMachineId}/${row.mode}`, row.verdict as Verdict]));
  const events = judged.flatMap((row) => {
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
