import { azureBackupTerms } from "./azure-backup-terms.ts";
import type { CostInputs, CostMachine, PolicyTerms } from "./cost-inputs.ts";
import { noPoints, type PointGaps } from "./point-gaps.ts";
import { type Look, longestDays, policyPoints } from "./policy-points.ts";
import type { Way } from "./ways.ts";

/** When the bill is looked at: as things are, some months of 30 days on, or when the policy has run for all its time. */
export type Moment = "Now" | "Steady" | { inMonths: number };

/** The points that a way of protecting would hold then; only its own, the others are none. */
export type PointPlan = {
  kept: PointGaps;
  /** Also those that wait in the bin. */
  withBin: PointGaps;
  /** Of Azure Backup: for instant restore, and in the vault. */
  snapshots: PointGaps;
  vault: PointGaps;
};

const dayMs = 86_400_000;
const monthMs = 30 * dayMs;

type Clock = Pick<CostInputs, "now" | "binDays">;

/** @param terms null for a VM without a policy: what is there stays, and nothing comes */
export function pointPlan(
  machine: CostMachine,
  terms: PolicyTerms | null,
  moment: Moment,
  way: Way,
  { now, binDays }: Clock,
): PointPlan {
  const isOurs = way === "RestorePoints" || way === "RestorePointsCopied";
  if (isOurs && (terms === null || machine.isStopped || moment === "Now")) return { ...noPlan, ...machine.held };
  if (terms === null) return noPlan;
  const look = lookAt(machine, terms, moment, Date.parse(now), binDays);
  if (isOurs) return { ...noPlan, kept: policyPoints(terms, look), withBin: policyPoints(terms, look, binDays) };
  const azure = azureBackupTerms(terms);
  return { ...noPlan, snapshots: policyPoints(azure.snapshots, look), vault: policyPoints(azure.vault, look) };
}

const noPlan: PointPlan = { kept: noPoints, withBin: noPoints, snapshots: noPoints, vault: noPoints };

function lookAt(machine: CostMachine, terms: PolicyTerms, moment: Moment, nowMs: number, binDays: number): Look {
  if (moment === "Steady") return { startedAtMs: nowMs - (longestDays(terms) + binDays + 1) * dayMs, atMs: nowMs };
  const startedAtMs = nowMs - machine.monthsProtected * monthMs;
  return { startedAtMs, atMs: moment === "Now" ? nowMs : nowMs + moment.inMonths * monthMs };
}
