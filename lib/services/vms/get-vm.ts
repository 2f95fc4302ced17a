import type { AssessmentDto, FindingDto, VmDetailDto, VmIdInput, VmPointsDto } from "#lib/contracts/vms.ts";
import type { Assessment, Prisma } from "#lib/db/generated/client.ts";
import type { Profile, Verdict } from "#lib/domain/eligibility/assessment.ts";
import { azureLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { leftOutNames } from "#lib/domain/policy/disk-rule.ts";
import { type RequestableMode, requestableModes } from "#lib/domain/vm/consistency.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { invariant } from "#lib/std/invariant.ts";
import type { ServiceContext } from "../context.ts";
import { settingsInForce, withCurrentSettings } from "../policies/settings-in-force.ts";
import { loadForecasts } from "../restore-point-budget/load-forecasts.ts";
import { loadProtectionAnswer } from "./load-protection-answer.ts";
import { toRuleOfVm } from "./to-rule-of-vm.ts";
import { isStale, toProtection } from "./to-vm-row.ts";

const withDetail = {
  subscription: { include: { connection: { select: { name: true } } } },
  assessments: true,
  protectedItem: { include: { policy: { select: { name: true, ...withCurrentSettings } }, rule: true } },
  collections: { select: { pointsReadAt: true } },
} satisfies Prisma.VirtualMachineInclude;

type LoadedDetail = Prisma.VirtualMachineGetPayload<{ include: typeof withDetail }>;

/** Everything a person asks about one VM; null when there is none by this id. */
export async function getVm(ctx: ServiceContext, { vmId }: VmIdInput): Promise<VmDetailDto | null> {
  const vm = await ctx.db.virtualMachine.findUnique({ where: { id: vmId }, include: withDetail });
  return vm && { ...toDetail(vm, await readPoints(ctx, vm)), answer: await loadProtectionAnswer(ctx, vm) };
}

async function readPoints(ctx: ServiceContext, vm: LoadedDetail): Promise<VmPointsDto> {
  const held = { virtualMachineId: vm.id, deletedAt: null, provisioningState: { notIn: failedStates } };
  const [forecast] = await loadForecasts(ctx.db, ctx.now(), vm.id);
  invariant(forecast, `VM ${vm.id} is gone while it is read.`);
  const all = await ctx.db.restorePoint.aggregate({ where: held, _count: true, _max: { takenAt: true } });
  return {
    total: all._count,
    foreign: await ctx.db.restorePoint.count({ where: { ...held, runId: null } }),
    isPartial: vm.collections.some((collection) => collection.pointsReadAt === null),
    limit: azureLimits.restorePointsPerVm,
    lastTakenAt: all._max.takenAt?.toISOString() ?? null,
    forecast: forecast.forecast,
  };
}

const failedStates = ["Failed", "Canceled", "Cancelled"];

function toDetail(vm: LoadedDetail, points: VmPointsDto): Omit<VmDetailDto, "answer"> {
  const { disks, ...facts } = vm.facts as VmFacts;
  const item = vm.protectedItem;
  const rule = item && settingsInForce(item.policy).excludeDisks;
  const excluded = item && rule ? leftOutNames({ disks }, item.excludedDiskIds, rule) : [];
  const { subscription } = vm;
  return {
    id: vm.id,
    armId: vm.armId,
    vmId: vm.vmId,
    name: vm.name,
    resourceGroup: vm.resourceGroup,
    subscription: { id: subscription.id, displayName: subscription.displayName },
    azureSubscriptionId: subscription.subscriptionId,
    connectionName: subscription.connection.name,
    location: vm.location,
    size: vm.size,
    osType: vm.osType,
    powerState: vm.powerState,
    diskCount: vm.diskCount,
    provisionedGb: vm.provisionedGb,
    isStale: isStale(subscription.access),
    firstSeenAt: vm.firstSeenAt.toISOString(),
    lastSeenAt: vm.lastSeenAt.toISOString(),
    disappearedAt: vm.disappearedAt?.toISOString() ?? null,
    facts,
    disks: disks.map((disk) => ({ ...disk, isExcluded: excluded.includes(disk.name) })),
    assessments: vm.assessments.map(toAssessment).toSorted(crashFirst),
    protection: vm.protectedItem && {
      ...toProtection(vm.protectedItem),
      excludedDiskNames: excluded,
      acceptedWarnings: vm.protectedItem.acceptedWarnings as AcceptedWarning[],
      missedSlots: vm.protectedItem.missedSlots,
      fallbackStreak: vm.protectedItem.fallbackStreak,
      stoppedAt: vm.protectedItem.stoppedAt?.toISOString() ?? null,
      rule: vm.protectedItem.rule && toRuleOfVm(vm.protectedItem.rule, vm),
    },
    points,
  };
}

type AcceptedWarning = { ruleId: string; acceptedBy: string; acceptedAt: string };

const toAssessment = (row: Assessment): AssessmentDto => ({
  mode: row.mode as RequestableMode,
  profile: row.profile as Profile,
  verdict: row.verdict as Verdict,
  findings: row.findings as FindingDto[],
  liftingExclusions: row.liftingExclusions as string[] | null,
  catalogueVersion: row.catalogueVersion,
  assessedAt: row.assessedAt.toISOString(),
});

const crashFirst = (left: AssessmentDto, right: AssessmentDto): number =>
  requestableModes.indexOf(left.mode) - requestableModes.indexOf(right.mode);
