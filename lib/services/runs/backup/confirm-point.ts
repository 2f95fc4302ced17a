import type { RestorePointReading } from "#lib/azure/port.ts";
import type { PointReading } from "#lib/domain/run/backup/backup-event.ts";
import { achievedModes } from "#lib/domain/vm/consistency.ts";
import { heedLimits } from "../../budgets/heed-limits.ts";
import { writeOf } from "../engine.ts";
import { markVanished, recordPoints } from "../record-restore-point.ts";
import { upstreamFailed } from "../upstream-failed.ts";
import type { BackupStep } from "./backup-step.ts";
import { pointArmIdOf } from "./find-point.ts";

/** Reads the point and holds it against what was planned: success counts only disk by disk. */
export const confirmPoint: BackupStep = async ({ ctx, azure, run, snapshot }) => {
  const armId = pointArmIdOf(snapshot.memory);
  const askedAt = ctx.now();
  const answer = await azure.readRestorePoint(armId);
  await heedLimits(ctx, snapshot.memory.collection, askedAt, answer);
  if (!answer.ok) {
    const isGone = answer.failure.kind === "notFound";
    return { ...upstreamFailed(answer), ...(isGone ? { writes: [writeOf(markVanished, armId)] } : {}) };
  }
  const reading = answer.value;
  return {
    event: { kind: "pointRead", reading: readingOf(reading, snapshot.memory.plannedDisks) },
    trace: answer.trace,
    writes: [writeOf(recordPoints, { run, armId, reading })],
  };
};

function readingOf(
  reading: RestorePointReading,
  planned: readonly { name: string; included: boolean }[],
): PointReading {
  const held = new Set(reading.disks.filter((disk) => disk.diskRestorePointId).map((disk) => disk.name.toLowerCase()));
  const expected = planned.filter((disk) => disk.included).map((disk) => disk.name);
  // A disk attached after the inspection is in Azure's answer, too: it has to be held as well.
  const inPoint = reading.disks.map((disk) => disk.name);
  const missing = [...new Set([...expected, ...inPoint])].filter((name) => !held.has(name.toLowerCase()));
  return {
    provisioningState: reading.provisioningState,
    achievedMode: achievedModes.find((mode) => mode === reading.achievedMode) ?? null,
    missingDisks: missing,
  };
}
