import { type BackupMemory, runIdOfPoint } from "#lib/domain/run/backup/backup-run.ts";
import type { RunFailure } from "#lib/domain/run/run-failure.ts";
import type { CloudPoint } from "../cloud.ts";
import type { Evidence, SeenRun } from "./evidence.ts";

/** One active run per machine and kind, one run and one good point per slot, and every completed run holds all its disks. */
export function runsKeepTheirWord(evidence: Evidence): string[] {
  const { runs, cloud } = evidence;
  const everMade = [...cloud.points.values(), ...cloud.gone.map(({ point }) => point)];
  const byRun = Map.groupBy(everMade, ({ name }) => runIdOfPoint(name));
  return [
    ...duplicates(
      runs.filter(({ endedAt }) => endedAt === null),
      ({ virtualMachineId, kind }) => `${virtualMachineId} has more than one active ${kind}`,
    ),
    ...duplicates(
      runs.filter(({ slotAt }) => slotAt !== null),
      ({ protectedItemId, slotAt }) => `${protectedItemId} has more than one run for ${slotAt?.toISOString()}`,
    ),
    ...runs.flatMap((run) => (run.kind === "Backup" ? promiseFaults(run, byRun.get(run.id) ?? [], evidence) : [])),
  ];
}

function duplicates<Item>(items: readonly Item[], keyOf: (item: Item) => string): string[] {
  return [...Map.groupBy(items, keyOf)].flatMap(([key, group]) => (group.length > 1 ? [`${key}.`] : []));
}

/**
 * What a run had in Azure a while before it gave up, it should have found, unless the point is less than the policy demands,
 * or somebody had deleted it by then.
 */
function isGivenUp(run: SeenRun, point: CloudPoint, { cloud }: Evidence): boolean {
  if (run.status !== "Failed" || point.goodAtMs === null || run.endedAt === null) return false;
  const { code } = run.error as RunFailure;
  const sawMs = run.endedAt.getTime() - cloud.clock.worstSkewMs();
  const isTaken = cloud.gone.some(
    (gone) => gone.point === point && gone.by === "somebody" && gone.requestedAtMs < sawMs,
  );
  return code !== "ConsistencyBelowMinimum" && !isTaken && point.goodAtMs < sawMs;
}

function promiseFaults(run: SeenRun, made: readonly CloudPoint[], evidence: Evidence): string[] {
  const { points } = evidence;
  const good = made.filter(({ isGood }) => isGood);
  if (good.length > 1)
    return [`Run ${run.id} has ${good.length} good points: ${good.map(({ name }) => name).join(", ")}.`];
  const [point] = good;
  if (point && isGivenUp(run, point, evidence)) return [`Run ${run.id} failed, and ${point.name} was good in Azure.`];
  if (run.status !== "Completed" && run.status !== "CompletedWithWarnings") return [];
  if (!point) return [`Run ${run.id} is ${run.status} without a good point in Azure.`];
  const row = points.find(({ name }) => name === point.name);
  const held = row?.diskRestorePoints.filter(
    ({ included, state, armId }) => included && state === "Succeeded" && armId,
  );
  const { plannedDisks } = run.memory as BackupMemory;
  const wanted = plannedDisks.filter(({ included }) => included).map(({ name }) => name);
  const isHeld = (name: string) =>
    point.disks.some((disk) => disk.name === name) && held?.some(({ diskName }) => diskName === name);
  const missing = wanted.filter((name) => !isHeld(name));
  return wanted.length === 0 || missing.length > 0
    ? [`Run ${run.id} is ${run.status} without these disks: ${missing.join(", ") || "not one was planned"}.`]
    : [];
}
