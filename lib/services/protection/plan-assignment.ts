import { createHash } from "node:crypto";
import type { Db, Tx } from "#lib/db/client.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { assessUnder, lasting } from "#lib/domain/protection/decide-protection.ts";
import { compareRetention, type RetentionComparison } from "#lib/domain/retention/compare-retention.ts";
import {
  loadRetentionPointsOf,
  loadRetentionPolicies,
  type RetentionRow,
  underRetention,
} from "../retention/load-retention.ts";
import type { Candidate } from "./load-candidates.ts";

type AssignedPoint = RetentionRow & { isBinned: boolean };
export type PointsOfAssignment = Map<string, RetentionComparison<AssignedPoint>>;

/** What the retention of another policy does to the points that these VMs have, by VM; those without protection have none to lose. */
export async function comparePoints(
  db: Db | Tx,
  candidates: readonly Candidate[],
  settings: PolicySettings,
  at: Date,
): Promise<PointsOfAssignment> {
  const known = candidates.filter(({ row }) => row.protectedItem !== null).map(({ row }) => row.id);
  const policies = await loadRetentionPolicies(db, known);
  const points = await loadRetentionPointsOf(db, known);
  return new Map(
    known.map((id) => {
      const own = underRetention(points.get(id) ?? []).map((point) => ({
        ...point,
        isBinned: point.binnedAt !== null,
      }));
      return [id, compareRetention(own, policies.get(id) ?? null, settings, at.getTime())];
    }),
  );
}

export type AssignedVm = { candidate: Candidate; excludedDiskNames: readonly string[] };

/**
 * Of all that the what-if says about the VMs that can be protected: the same for the same world, however late it is computed
 * for the same instant.
 */
export function assignmentFingerprint(
  version: { id: string; number: number },
  vms: readonly AssignedVm[],
  points: PointsOfAssignment,
): string {
  const matters = vms.map(({ candidate: { row, subject }, excludedDiskNames }) => {
    const { findings } = assessUnder(subject, excludedDiskNames);
    return {
      vmId: row.id,
      disks: subject.facts.disks.map(({ name }) => name).toSorted(),
      excluded: excludedDiskNames.toSorted(),
      blockers: lasting(findings, "blocker").map(({ ruleId }) => ruleId),
      warnings: lasting(findings, "warning").map(({ ruleId }) => ruleId),
      goes: points.get(row.id)?.goes.map(({ id }) => id) ?? [],
    };
  });
  const inOrder = matters.toSorted((a, b) => (a.vmId < b.vmId ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([version.id, version.number, inOrder]))
    .digest("hex");
}
