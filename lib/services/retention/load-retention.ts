import type { Db, Tx } from "#lib/db/client.ts";
import { type PolicySettings, settingsOf } from "#lib/domain/policy/policy-settings.ts";
import type { RetentionPoint } from "#lib/domain/retention/retention-point.ts";

/** Azure's limit is 500 points a VM over all tools, so this is all of them. */
const pointsMax = 1_000;

export type RetentionRow = RetentionPoint & {
  name: string;
  /** Ours, and without an expiry that somebody chose: when it goes is the policy's to say. */
  followsPolicy: boolean;
  keepUntil: Date | null;
  binnedAt: Date | null;
  /** Null while it is not in the bin. */
  binnedBecause: string | null;
};

/** What a point was put into the bin for when nobody but the policy wanted it. */
export const byRetention = "retention";

/** Every point of a VM that is still in Azure, as retention sees it. */
export async function loadRetentionPoints(db: Db | Tx, virtualMachineId: string): Promise<RetentionRow[]> {
  const rows = await db.restorePoint.findMany({
    where: { virtualMachineId, deletedAt: null },
    select: {
      id: true,
      name: true,
      takenAt: true,
      provisioningState: true,
      pinned: true,
      keepUntil: true,
      recovered: true,
      binnedAt: true,
      binnedBecause: true,
      run: { select: { trigger: true, status: true } },
    },
    orderBy: [{ takenAt: "desc" }, { id: "desc" }],
    take: pointsMax,
  });
  return rows.map(({ takenAt, provisioningState, pinned, recovered, run, ...row }) => {
    const isForeign = run === null && !recovered;
    const isOnDemand = run?.trigger === "OnDemand";
    return {
      ...row,
      takenAtMs: takenAt.getTime(),
      state: stateOf(provisioningState, run?.status ?? null),
      isForeign,
      isRecovered: run === null && recovered,
      isPinned: pinned,
      usedBy: null,
      followsPolicy: !isForeign && !isOnDemand,
      // Of a point that follows the policy it is what the last pass of retention wrote; only on demand it is a choice.
      expiresAtMs: isOnDemand ? (row.keepUntil?.getTime() ?? null) : null,
    };
  });
}

/**
 * What retention decides about: all but what a person put into the bin. When no good point is left beside those, the newest
 * of them has become the VM's last good one, and counts again.
 */
export function underRetention(points: readonly RetentionRow[]): RetentionRow[] {
  const decided = points.filter((point) => !isBinnedByHand(point));
  if (decided.some(isGoodAndOurs)) return decided;
  const last = points
    .filter((point) => isBinnedByHand(point) && isGoodAndOurs(point))
    .toSorted((a, b) => b.takenAtMs - a.takenAtMs)[0];
  return last ? [...decided, last] : decided;
}

const isBinnedByHand = ({ binnedBecause }: RetentionRow): boolean =>
  binnedBecause !== null && binnedBecause !== byRetention;

const isGoodAndOurs = ({ state, isForeign }: RetentionRow): boolean => state === "good" && !isForeign;

/** A point of a run that failed (below the policy's minimum, a disk missing) is none to rely on, though Azure made it. */
function stateOf(provisioningState: string, runStatus: string | null): RetentionPoint["state"] {
  if (provisioningState === "Creating") return "creating";
  return provisioningState === "Succeeded" && runStatus !== "Failed" ? "good" : "failed";
}

/** The policy that decides about a VM's points now; null after Stop protection, which retains the data, and without protection. */
export async function loadRetentionPolicy(db: Db | Tx, virtualMachineId: string): Promise<PolicySettings | null> {
  const item = await db.protectedItem.findUnique({
    where: { virtualMachineId },
    select: {
      state: true,
      policy: { select: { versions: { orderBy: { number: "desc" }, take: 1, select: { settings: true } } } },
    },
  });
  const [version] = item?.policy.versions ?? [];
  return version && item?.state !== "ProtectionStopped" ? settingsOf(version.settings) : null;
}
