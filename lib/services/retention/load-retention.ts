import type { Db, Tx } from "#lib/db/client.ts";
import { type PolicySettings, settingsOf } from "#lib/domain/policy/policy-settings.ts";
import type { RetentionPoint } from "#lib/domain/retention/retention-point.ts";

/** Azure's limit is 500 points a VM over all tools, so this is all of them. */
const pointsMax = 1_000;

export type RetentionRow = RetentionPoint & {
  name: string;
  virtualMachineId: string;
  /** Ours, and without an expiry that somebody chose: when it goes is the policy's to say. */
  followsPolicy: boolean;
  keepUntil: Date | null;
  binnedAt: Date | null;
  /** Null while it is not in the bin. */
  binnedBecause: string | null;
};

/** What a point was put into the bin for when nobody but the policy wanted it. */
export const byRetention = "retention";

type PointRow = {
  id: string;
  virtualMachineId: string;
  name: string;
  takenAt: Date;
  provisioningState: string;
  pinned: boolean;
  keepUntil: Date | null;
  recovered: boolean;
  binnedAt: Date | null;
  binnedBecause: string | null;
  hasRun: boolean;
  trigger: string | null;
  status: string | null;
};

/** Every point of each VM that is still in Azure, as retention sees it, newest first, in one query. By VM. */
export async function loadRetentionPointsOf(
  db: Db | Tx,
  virtualMachineIds: readonly string[],
): Promise<Map<string, RetentionRow[]>> {
  const rows = await db.$queryRaw<PointRow[]>`
    select p.id, p."virtualMachineId", p.name, p."takenAt", p."provisioningState", p.pinned, p."keepUntil", p.recovered,
      p."binnedAt", p."binnedBecause", r.id is not null as "hasRun", r."trigger"::text, r.status::text
    from unnest(${[...new Set(virtualMachineIds)]}::uuid[]) as vm(id) cross join lateral (
      select * from "RestorePoint" where "virtualMachineId" = vm.id and "deletedAt" is null
      order by "takenAt" desc, id desc limit ${pointsMax}
    ) p
    left join "Run" r on r.id = p."runId"`;
  return Map.groupBy(rows.map(toRetentionRow).toSorted(newestFirst), (row) => row.virtualMachineId);
}

/** The same of one VM. */
export const loadRetentionPoints = async (db: Db | Tx, virtualMachineId: string): Promise<RetentionRow[]> =>
  (await loadRetentionPointsOf(db, [virtualMachineId])).get(virtualMachineId) ?? [];

const newestFirst = (a: RetentionRow, b: RetentionRow): number => b.takenAtMs - a.takenAtMs || (a.id < b.id ? 1 : -1);

function toRetentionRow({ takenAt, provisioningState, pinned, recovered, ...row }: PointRow): RetentionRow {
  const { hasRun, trigger, status, ...point } = row;
  const isForeign = !hasRun && !recovered;
  const isOnDemand = trigger === "OnDemand";
  return {
    ...point,
    takenAtMs: takenAt.getTime(),
    state: stateOf(provisioningState, status),
    isForeign,
    isRecovered: !hasRun && recovered,
    isPinned: pinned,
    usedBy: null,
    followsPolicy: !isForeign && !isOnDemand,
    // Of a point that follows the policy it is what the last pass of retention wrote; only on demand it is a choice.
    expiresAtMs: isOnDemand ? (point.keepUntil?.getTime() ?? null) : null,
  };
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

/**
 * The policy that decides about each VM's points now; none after Stop protection, which retains the data, and without
 * protection. By VM.
 */
export async function loadRetentionPolicies(
  db: Db | Tx,
  virtualMachineIds: readonly string[],
): Promise<Map<string, PolicySettings>> {
  const rows = await db.$queryRaw<{ id: string; settings: unknown }[]>`
    select i."virtualMachineId" as id, v.settings from "ProtectedItem" i cross join lateral (
      select settings from "PolicyVersion" where "policyId" = i."policyId" order by number desc limit 1
    ) v
    where i."virtualMachineId" = any(${[...new Set(virtualMachineIds)]}::uuid[]) and i.state <> 'ProtectionStopped'`;
  return new Map(rows.map(({ id, settings }) => [id, settingsOf(settings)]));
}

/** The same of one VM. */
export const loadRetentionPolicy = async (db: Db | Tx, virtualMachineId: string): Promise<PolicySettings | null> =>
  (await loadRetentionPolicies(db, [virtualMachineId])).get(virtualMachineId) ?? null;
