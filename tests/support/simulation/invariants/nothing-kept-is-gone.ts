import { decideRetention } from "#lib/domain/retention/decide-retention.ts";
import type { RetentionPoint } from "#lib/domain/retention/retention-point.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import { byRetention } from "#lib/services/retention/load-retention.ts";
import type { GonePoint } from "../cloud.ts";
import { skewMaxMs } from "../virtual-clock.ts";
import type { Evidence, SeenPoint } from "./evidence.ts";

/**
 * Of every point that the product had deleted: a good one beside it was there, and the policy, asked again with all points
 * there have ever been, did not want it at that moment. Who deletes a point by hand goes before the policy, but neither
 * before a pin nor before the last good point; one of another tool is never deleted at all.
 */
export function nothingKeptIsGone(evidence: Evidence): string[] {
  return evidence.cloud.gone.filter(({ by }) => by === "product").flatMap((gone) => faultsOf(gone, evidence));
}

function faultsOf(gone: GonePoint, evidence: Evidence): string[] {
  const { points, machines } = evidence;
  const { point, requestedAtMs } = gone;
  const row = points.find(({ armKey: key }) => key === armKey(point.armId));
  const machine = machines.find(({ armId }) => armKey(armId) === point.machineKey);
  if (!row || !machine) return [`${point.name} was deleted, and the ledger never knew it.`];
  const when = `${point.name} was deleted at ${new Date(requestedAtMs).toISOString()}`;
  const faults = isLastGood(gone, row, evidence) ? [`${when}, the last good point of its machine.`] : [];

  const policy = isGuarded(evidence, machine.rowId, requestedAtMs) ? null : machine.settings;
  const history = points
    .filter((each) => each.virtualMachineId === machine.rowId && isThere(each, requestedAtMs))
    .map((each) => asRetentionPoint(each, evidence, requestedAtMs));
  const decisions = decideRetention(history, policy, requestedAtMs + skewMaxMs);
  const decision = decisions.find(({ id }) => id === row.id);
  if (!decision || "prune" in decision) return faults;
  const isByHand = row.binnedBecause !== null && row.binnedBecause !== byRetention;
  const reasons = decision.keep
    .map(({ because }) => because)
    .filter((because) => !isByHand || because === "pinned" || because === "foreign" || because === "creating");
  return reasons.length === 0 ? faults : [...faults, `${when}, but is kept as: ${reasons.join(", ")}.`];
}

/** Where somebody else deletes points in Azure, the product can only know of those it has looked at. */
function isLastGood({ point, goodLeftKeys }: GonePoint, row: SeenPoint, { points, cloud }: Evidence): boolean {
  if (!point.isGood || row.run?.status === "Failed") return false;
  if (cloud.gone.some((each) => each.by === "somebody" && each.point.machineKey === point.machineKey)) return false;
  const counts = (each: SeenPoint) => goodLeftKeys.includes(each.armKey) && each.run?.status !== "Failed";
  return !points.some(counts);
}

const isGuarded = ({ guards }: Evidence, id: string, atMs: number): boolean =>
  guards.some((guard) => guard.id === id && guard.fromMs <= atMs && atMs < guard.untilMs);

/** What somebody deleted in Azure is no longer part of the history from when the ledger knows of it. */
const isThere = (row: SeenPoint, atMs: number): boolean =>
  row.takenAt.getTime() <= atMs &&
  !(row.provisioningState === "NotFound" && row.deletedAt && row.deletedAt.getTime() <= atMs + skewMaxMs);

function asRetentionPoint(row: SeenPoint, evidence: Evidence, atMs: number): RetentionPoint {
  const { cloud } = evidence;
  const truth =
    cloud.points.get(row.armKey) ?? cloud.gone.find(({ point }) => armKey(point.armId) === row.armKey)?.point;
  const isForeign = row.runId === null && !row.recovered;
  return {
    id: row.id,
    takenAtMs: row.takenAt.getTime(),
    state: truth?.isGood && row.run?.status !== "Failed" ? "good" : "failed",
    isForeign,
    isRecovered: row.runId === null && row.recovered,
    isPinned: isGuarded(evidence, row.id, atMs),
    usedBy: null,
    expiresAtMs: row.run?.trigger === "OnDemand" ? (row.keepUntil?.getTime() ?? null) : null,
  };
}
