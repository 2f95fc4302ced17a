import type { Db, Tx } from "#lib/db/client.ts";
import { type PolicySettings, settingsOf } from "#lib/domain/policy/policy-settings.ts";
import type { RetentionPoint } from "#lib/domain/retention/retention-point.ts";

/** Azure's limit is 500 points a VM over all tools, so this is all of them. */
const pointsMax = 1_000;

export type RetentionRow = RetentionPoint & {
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
  return rows.map(({ id, takenAt, provisioningState, pinned, keepUntil, recovered, binnedAt, binnedBecause, run }) => ({
    id,
    takenAtMs: takenAt.getTime(),
    state: stateOf(provisioningState, run?.status ?? null),
    isForeign: run === null && !recovered,
    isPinned: pinned,
    usedBy: null,
    // `keepUntil` of a scheduled run is what the policy said that day; only on demand it is somebody's own choice.
    expiresAtMs: run?.trigger === "OnDemand" ? (keepUntil?.getTime() ?? null) : null,
    binnedAt,
    binnedBecause,
  }));
}

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
