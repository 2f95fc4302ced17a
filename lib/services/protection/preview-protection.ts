import type {
  PreviewDisk,
  PreviewProtectionInput,
  PreviewVm,
  ProtectionPreviewDto,
} from "#lib/contracts/protection.ts";
import { azureLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { canBeLeftOut, inPosition } from "#lib/domain/eligibility/included-disks.ts";
import { standingVerdict } from "#lib/domain/eligibility/standing-verdict.ts";
import { type SuggestedExclusion, suggestExclusions } from "#lib/domain/eligibility/suggest-exclusions.ts";
import { disksRuledOut, namesRuledOut } from "#lib/domain/policy/disk-rule.ts";
import { pointsHeld, pointsInBin } from "#lib/domain/policy/points-held.ts";
import { type PolicySettings, requestedModeOf } from "#lib/domain/policy/policy-settings.ts";
import { assessUnder, lasting, type ProtectionSubject } from "#lib/domain/protection/decide-protection.ts";
import { longestGapHours } from "#lib/domain/schedule/longest-gap.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";
import type { Result } from "#lib/std/result.ts";
import { asResult } from "../as-result.ts";
import type { ServiceContext } from "../context.ts";
import { loadProfile } from "../eligibility/load-profile.ts";
import type { ServiceError } from "../errors.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { rangeOf } from "../policies/points-range.ts";
import { currentVersionOf, toPolicySummary } from "../policies/policy-row.ts";
import { loadBinDays } from "../retention/bin-days.ts";
import { countForeignPoints } from "./count-foreign-points.ts";
import { type Candidate, loadCandidates } from "./load-candidates.ts";
import { assignmentFingerprint, comparePoints } from "./plan-assignment.ts";
import { toFinding } from "./to-finding.ts";

/**
 * What protecting these VMs with this policy would mean, before anything is saved. Hundreds of VMs do not fit into an address,
 * so the browser asks by an action, which wants a result. Refuses with `notFound`.
 */
export const previewProtection = (
  ctx: ServiceContext,
  input: PreviewProtectionInput,
): Promise<Result<ProtectionPreviewDto, ServiceError>> => asResult(() => readPreview(ctx, input));

async function readPreview(
  ctx: ServiceContext,
  { policyId, vms }: PreviewProtectionInput,
): Promise<ProtectionPreviewDto> {
  const at = ctx.now();
  const row = await loadPolicy(ctx.db, policyId);
  const policy = toPolicySummary(row);
  const { settings } = policy;
  const vmIds = vms.map((vm) => vm.vmId);
  const candidates = await loadCandidates(ctx.db, vmIds, settings, at);
  const foreignPoints = await countForeignPoints(ctx.db, vmIds);
  const points = await comparePoints(ctx.db, candidates, settings, at);
  const choices = new Map(vms.map((vm) => [vm.vmId, vm.excludedDiskNames]));
  const found = new Set(candidates.map((candidate) => candidate.row.id));
  const binDays = await loadBinDays(ctx.db);
  const shown = candidates.map((candidate) => ({
    candidate,
    vm: previewVm(candidate, choices.get(candidate.row.id) ?? null, settings, at),
  }));
  const protectable = shown.filter(({ vm }) => vm.blockers.length === 0);
  return {
    policy,
    mode: requestedModeOf(settings),
    profile: await loadProfile(ctx.db),
    rpoHours: longestGapHours(settings.schedule),
    pointsPerVm: pointsHeld(settings).total,
    binnedPointsPerVm: pointsInBin(settings, binDays),
    binDays,
    pointLimit: azureLimits.restorePointsPerVm,
    plannedAt: at.toISOString(),
    fingerprint: assignmentFingerprint(
      currentVersionOf(row),
      protectable.map(({ candidate, vm }) => ({ candidate, excludedDiskNames: leftOutByHand(vm) })),
      points,
    ),
    vms: shown.map(({ candidate: { row: vmRow, subject }, vm }) => ({
      ...vm,
      goes: rangeOf(points.get(vmRow.id)?.goes ?? []),
      otherPoints: subject.surroundings.restorePointCount === null ? null : (foreignPoints.get(vmRow.id) ?? 0),
    })),
    missingVmIds: vmIds.filter((id) => !found.has(id)),
  };
}

const leftOutByHand = ({ disks }: Pick<PreviewVm, "disks">): string[] =>
  disks.filter((disk) => !disk.isIncluded && disk.ruledOutBy === null).map((disk) => disk.name);

function previewVm(
  { row, subject }: Candidate,
  choice: readonly string[] | null,
  settings: PolicySettings,
  now: Date,
): Omit<PreviewVm, "otherPoints" | "goes"> {
  const suggestions = suggestExclusions(subject, namesRuledOut(subject.facts, subject.diskRule));
  const excluded = choice ?? suggestedNames(subject, suggestions);
  const assessment = assessUnder(subject, excluded);
  const disks = previewDisks(subject, suggestions, excluded);
  const { protectedItem: item } = row;
  return {
    vmId: row.id,
    name: row.name,
    resourceGroup: row.resourceGroup,
    location: row.location,
    size: row.size,
    current: item && { state: item.state, policyId: item.policyId, policyName: item.policy.name },
    verdict: standingVerdict(assessment),
    blockers: lasting(assessment.findings, "blocker").map(toFinding),
    warnings: lasting(assessment.findings, "warning").map(toFinding),
    disks,
    isOsDiskLeftOut: disks.some((disk) => disk.role === "os" && !disk.isIncluded),
    firstRunAt: nextRun(settings, row.id, now)?.runAt.toISOString() ?? null,
  };
}

/** What the rules leave out from the start, unless even that would not make the VM protectable. */
function suggestedNames(subject: ProtectionSubject, suggestions: readonly SuggestedExclusion[]): string[] {
  const names = suggestions.map((suggestion) => suggestion.diskName);
  const out = names.length + namesRuledOut(subject.facts, subject.diskRule).length;
  return out < subject.facts.disks.length ? names : [];
}

function previewDisks(
  { facts, profile, diskRule }: ProtectionSubject,
  suggestions: readonly SuggestedExclusion[],
  excluded: readonly string[],
): PreviewDisk[] {
  const reasonsFor = ({ name }: DiskFacts) =>
    suggestions.find((suggestion) => suggestion.diskName === name)?.reasons.map(toFinding) ?? [];
  const ruledOut = new Map(disksRuledOut(facts, diskRule).map(({ name, because }) => [name, because]));
  return inPosition(facts.disks).map((disk) => ({
    name: disk.name,
    role: disk.role,
    lun: disk.lun,
    sku: disk.sku,
    sizeGb: disk.sizeGb,
    caching: disk.caching,
    isIncluded: !ruledOut.has(disk.name) && !(excluded.includes(disk.name) && canBeLeftOut(disk, profile)),
    ruledOutBy: ruledOut.get(disk.name) ?? null,
    canBeLeftOut: canBeLeftOut(disk, profile),
    suggestedBecause: reasonsFor(disk),
  }));
}
