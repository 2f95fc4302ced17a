import type { PolicyChangeInput, PolicyChangePlanDto, PolicyChangeVm } from "#lib/contracts/policy-changes.ts";
import { azureLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { diffSettings } from "#lib/domain/policy/diff-settings.ts";
import { pointsHeld, pointsInBin } from "#lib/domain/policy/points-held.ts";
import { longestGapHours } from "#lib/domain/schedule/longest-gap.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import type { Result } from "#lib/std/result.ts";
import { asResult } from "../as-result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { countForeignPoints } from "../protection/count-foreign-points.ts";
import { toFinding } from "../protection/to-finding.ts";
import { loadBinDays } from "../retention/bin-days.ts";
import { type JudgedVm, loadPolicyChange, type PolicyChangePlan } from "./load-policy-change.ts";
import { rangeOf } from "./points-range.ts";
import { toPolicySummary } from "./policy-row.ts";
import { refuseInvalid } from "./refuse-invalid.ts";

/** What other settings would mean for every VM of a policy, before anything is saved. */
export const previewPolicyChange = (
  ctx: ServiceContext,
  input: PolicyChangeInput,
): Promise<Result<PolicyChangePlanDto, ServiceError>> =>
  asResult(async () => {
    const at = ctx.now();
    const plan = await loadPolicyChange(ctx.db, input, at);
    refuseInvalid(plan.row.name, plan.settings);
    const foreign = await countForeignPoints(
      ctx.db,
      plan.judged.map(({ candidate }) => candidate.row.id),
    );
    const { settings: before } = plan.current;
    const binDays = await loadBinDays(ctx.db);
    return {
      policy: toPolicySummary(plan.row),
      settings: plan.settings,
      changes: diffSettings(before, plan.settings),
      plannedAt: at.toISOString(),
      fingerprint: plan.fingerprint,
      rpoHours: { before: longestGapHours(before.schedule), after: longestGapHours(plan.settings.schedule) },
      pointsPerVm: { before: pointsHeld(before).total, after: pointsHeld(plan.settings).total },
      binnedPointsPerVm: pointsInBin(plan.settings, binDays),
      binDays,
      pointLimit: azureLimits.restorePointsPerVm,
      vms: [...plan.judged.map((vm) => toVm(plan, vm, foreign, at)), ...unjudgedVms(plan, at)],
    };
  });

function toVm(
  { settings }: PolicyChangePlan,
  { candidate: { row }, effect }: JudgedVm,
  foreign: ReadonlyMap<string, number>,
  at: Date,
): PolicyChangeVm {
  return {
    vmId: row.id,
    name: row.name,
    resourceGroup: row.resourceGroup,
    standing: effect.standing,
    verdict: effect.verdict,
    refusal: effect.refusal,
    blockers: effect.blockers.map(toFinding),
    newWarnings: effect.newWarnings.map(toFinding),
    ruledOut: effect.ruledOut,
    goes: rangeOf(effect.goes),
    comesBack: effect.comesBack.length,
    nextRunAt: nextRun(settings, row.id, at)?.runAt.toISOString() ?? null,
    otherPoints: foreign.get(row.id) ?? 0,
  };
}

const unjudgedVms = ({ unjudged, settings }: PolicyChangePlan, at: Date): PolicyChangeVm[] =>
  unjudged.map(({ vmId, name, resourceGroup }) => ({
    ...{ vmId, name, resourceGroup, standing: "notJudged", verdict: null, refusal: null },
    ...{ blockers: [], newWarnings: [], ruledOut: [], goes: null, comesBack: 0, otherPoints: 0 },
    nextRunAt: nextRun(settings, vmId, at)?.runAt.toISOString() ?? null,
  }));
