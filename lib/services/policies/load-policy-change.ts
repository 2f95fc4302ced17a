import { createHash } from "node:crypto";
import { maxVmsPerChange, type PolicyChangeInput } from "#lib/contracts/policy-changes.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { type ChangeEffect, planChange } from "#lib/domain/policy/plan-change.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { keepsTheSame } from "#lib/domain/retention/compare-retention.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { chunks } from "#lib/std/chunks.ts";
import { refuse } from "../errors.ts";
import { type Candidate, loadCandidates } from "../protection/load-candidates.ts";
import { loadRetentionPointsOf, type RetentionRow, underRetention } from "../retention/load-retention.ts";
import { loadPolicy } from "./load-policy.ts";
import { currentVersionOf, isAssociated, type PolicyRow } from "./policy-row.ts";

export type ChangePoint = RetentionRow & { isBinned: boolean };
export type JudgedVm = { candidate: Candidate; excludedDiskNames: string[]; effect: ChangeEffect<ChangePoint> };
/** Out of the inventory: it keeps its policy and follows it, but nobody can say how it will fare. */
export type UnjudgedVm = { vmId: string; name: string; resourceGroup: string; itemId: string };

export type PolicyChangePlan = {
  row: PolicyRow;
  current: { id: string; number: number; settings: PolicySettings };
  settings: PolicySettings;
  judged: JudgedVm[];
  unjudged: UnjudgedVm[];
  /** Of all that the plan says about the world; the same for the same world, however late it is computed. */
  fingerprint: string;
};

/**
 * What other settings would do to every VM of a policy, as of an instant. Shown before the save and computed again by it, for
 * the same instant: so only a changed world makes a difference, and not that time has passed.
 */
export async function loadPolicyChange(
  db: Db | Tx,
  { policyId, settings }: PolicyChangeInput,
  at: Date,
): Promise<PolicyChangePlan> {
  const row = await loadPolicy(db, policyId);
  const current = currentVersionOf(row);
  const items = await readItems(db, policyId);
  const candidates = await loadCandidates(
    db,
    items.map((item) => item.virtualMachineId),
    settings,
    at,
  );
  const judged = await judgeForChange(db, candidates, current.settings, settings, at);
  const found = new Set(candidates.map((candidate) => candidate.row.id));
  const unjudged = items
    .filter((item) => !found.has(item.virtualMachineId))
    .map(({ id, virtualMachineId, virtualMachine }) => ({ itemId: id, vmId: virtualMachineId, ...virtualMachine }));
  const fingerprint = fingerprintOf([policyId, current.number, settings, judged.map(mattersOf), unjudged]);
  return { row, current, settings, judged, unjudged, fingerprint };
}

/** The VMs whose locks a change takes first. */
export async function associatedVmIds(db: Db | Tx, policyId: string): Promise<string[]> {
  return (await readItems(db, policyId)).map((item) => item.virtualMachineId);
}

async function readItems(db: Db | Tx, policyId: string) {
  const items = await db.protectedItem.findMany({
    where: { policyId, ...isAssociated },
    orderBy: [{ virtualMachine: { name: "asc" } }, { virtualMachineId: "asc" }],
    select: { id: true, virtualMachineId: true, virtualMachine: { select: { name: true, resourceGroup: true } } },
    take: maxVmsPerChange + 1,
  });
  if (items.length <= maxVmsPerChange) return items;
  return refuse(
    "notPossible",
    `This policy protects more than ${maxVmsPerChange} VMs, and a change is judged and saved for all of them at once. Put some of them under another policy by Configure backup first.`,
  );
}

/** A fleet's restore points are many: so many VMs' are held in memory at a time. */
const vmsAtOnce = 500;

/** What other settings do to each of these VMs, in their order. */
export async function judgeForChange(
  db: Db | Tx,
  candidates: readonly Candidate[],
  before: PolicySettings,
  after: PolicySettings,
  at: Date,
): Promise<JudgedVm[]> {
  const judged: JudgedVm[] = [];
  for (const chunk of chunks(candidates, vmsAtOnce)) {
    const ids = keepsTheSame(before, after) ? [] : chunk.map(({ row }) => row.id);
    const points = await loadRetentionPointsOf(db, ids);
    for (const candidate of chunk) {
      judged.push(judgeOne(candidate, points.get(candidate.row.id) ?? [], before, after, at));
    }
  }
  return judged;
}

function judgeOne(
  candidate: Candidate,
  points: readonly RetentionRow[],
  before: PolicySettings,
  after: PolicySettings,
  at: Date,
): JudgedVm {
  const { row, subject } = candidate;
  const excludedDiskNames = excludedNames(subject.facts, row.protectedItem?.excludedDiskIds ?? []);
  const change = {
    subject,
    excludedDiskNames,
    acceptedWarnings: acceptedRuleIds(candidate),
    points: underRetention(points).map((point) => ({ ...point, isBinned: point.binnedAt !== null })),
  };
  return { candidate, excludedDiskNames, effect: planChange(change, before, after, at.getTime()) };
}

/** Rule ids of the warnings that somebody has accepted for this VM. */
export const acceptedRuleIds = ({ row }: Candidate): string[] =>
  ((row.protectedItem?.acceptedWarnings ?? []) as { ruleId: string }[]).map(({ ruleId }) => ruleId);

/** Exclusions are kept as ARM ids, the rules speak of disk names. */
export function excludedNames(facts: VmFacts, excludedDiskIds: readonly string[]): string[] {
  const excluded = new Set(excludedDiskIds.map(armKey));
  return facts.disks.filter((disk) => disk.id !== null && excluded.has(armKey(disk.id))).map((disk) => disk.name);
}

/** What the person decides by. The next run is left out: it moves with the clock alone. */
const mattersOf = ({ candidate, excludedDiskNames, effect }: JudgedVm) => ({
  vmId: candidate.row.id,
  excludedDiskNames,
  ruledOut: effect.ruledOut.map(({ name }) => name),
  standing: effect.standing,
  blockers: effect.blockers.map(({ ruleId }) => ruleId),
  newWarnings: effect.newWarnings.map(({ ruleId }) => ruleId),
  goes: effect.goes.map(({ id }) => id),
  comesBack: effect.comesBack.map(({ id }) => id),
});

const fingerprintOf = (plan: unknown): string => createHash("sha256").update(JSON.stringify(plan)).digest("hex");
