import { applyRetention } from "../../retention/apply-retention.ts";
import type { BackupStep } from "./backup-step.ts";

/** The new point is good, so older ones may go: into the bin, in a transaction of its own, which repeating does no harm. */
export const applyRetentionStep: BackupStep = async ({ ctx, run }) => {
  const { binned, takenBack } = await ctx.db.$transaction((tx) => applyRetention(ctx, tx, run.virtualMachineId));
  const words = [
    binned === 0 ? "No restore point is past its retention." : `${countOf(binned)} past retention, now in the bin.`,
    takenBack > 0 ? `${countOf(takenBack)} kept again by the policy, taken out of the bin.` : "",
  ];
  return { event: { kind: "retentionApplied", message: words.filter(Boolean).join(" ") } };
};

const countOf = (count: number): string => (count === 1 ? "1 restore point is" : `${count} restore points are`);
