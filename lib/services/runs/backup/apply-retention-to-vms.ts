import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import { applyRetention, type RetentionApplied } from "../../retention/apply-retention.ts";
import type { LedgerEffect } from "../engine.ts";

/** The new points are good, so older ones may go: into the bin, in the transaction that ends the runs. */
export const applyRetentionToVms: LedgerEffect<BackupEvent>["settle"] = async (ctx, tx, runs) => {
  const applied = await applyRetention(
    ctx,
    tx,
    runs.map((run) => run.virtualMachineId),
  );
  return runs.map((run) => ({
    event: { kind: "retentionApplied", message: inWords(applied.get(run.virtualMachineId)) },
  }));
};

const inWords = ({ binned, takenBack }: RetentionApplied = { binned: 0, takenBack: 0 }): string =>
  [
    binned === 0 ? "No restore point is past its retention." : `${countOf(binned)} past retention, now in the bin.`,
    takenBack > 0 ? `${countOf(takenBack)} kept again by the policy, taken out of the bin.` : "",
  ]
    .filter(Boolean)
    .join(" ");

const countOf = (count: number): string => (count === 1 ? "1 restore point is" : `${count} restore points are`);
