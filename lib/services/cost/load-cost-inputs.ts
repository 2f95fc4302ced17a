import type { CostFilter } from "#lib/contracts/cost.ts";
import type { CostInputs, CostPolicy } from "#lib/domain/cost/cost-inputs.ts";
import { excludesAnyDisk } from "#lib/domain/policy/disk-rule.ts";
import { type DiskRule, type PolicySettings, settingsOf } from "#lib/domain/policy/policy-settings.ts";
import type { ServiceContext } from "../context.ts";
import { loadBinDays } from "../retention/bin-days.ts";
import { type DiskRules, gatherMachines } from "./gather-machines.ts";
import { loadAssumptions } from "./load-assumptions.ts";
import { loadHeldPoints, nothingHeld } from "./load-held-points.ts";
import { loadMachineRows, type PlannedProtection, type TagRules } from "./load-machine-rows.ts";

/** What is taken otherwise than it is: how the VMs are protected, or what a policy says. */
export type AsIf = {
  planned?: PlannedProtection | null;
  proposed?: { policyId: string; settings: PolicySettings } | null;
};

/** What the estimate needs of the chosen VMs, in a fixed number of queries and with nothing said twice. */
export async function loadCostInputs(
  ctx: Pick<ServiceContext, "db" | "now">,
  filter: CostFilter,
  { planned = null, proposed = null }: AsIf = {},
): Promise<CostInputs> {
  const now = ctx.now();
  const { policies, diskRules } = await loadPolicies(ctx, proposed);
  const [rows, held, subscriptions, assumedOf, binDays] = await Promise.all([
    loadMachineRows(ctx.db, filter, tagRulesOf(diskRules), planned),
    loadHeldPoints(ctx.db, filter.vmIds ?? null, now),
    ctx.db.subscription.findMany({ select: { id: true, displayName: true } }),
    loadAssumptions(ctx),
    loadBinDays(ctx.db),
  ]);
  const reads = rows.map((row) => ({ row, held: held.get(row.id) ?? nothingHeld, assumed: assumedOf(row.policyId) }));
  const world = {
    policies: new Map(policies.map((policy) => [policy.id, policy])),
    diskRules,
    binDays,
    nowMs: now.getTime(),
  };
  const policyIds = new Set(rows.map((row) => row.policyId));
  const subscriptionIds = new Set(rows.map((row) => row.subscriptionId));
  return {
    now: now.toISOString(),
    binDays,
    policies: policies.filter(({ id }) => policyIds.has(id)),
    subscriptions: subscriptions
      .filter(({ id }) => subscriptionIds.has(id))
      .map(({ id, displayName }) => ({ id, name: displayName })),
    ...gatherMachines(reads, world),
  };
}

/** Policies as cost sees them, and the disk rules of those that have one. */
async function loadPolicies(
  { db }: Pick<ServiceContext, "db">,
  proposed: AsIf["proposed"],
): Promise<{ policies: CostPolicy[]; diskRules: DiskRules }> {
  const rows = await db.policy.findMany({
    select: { id: true, name: true, versions: { orderBy: { number: "desc" }, take: 1, select: { settings: true } } },
  });
  const diskRules = new Map<string, DiskRule>();
  const policies = rows.map(({ id, name, versions }) => {
    const { schedule, instantRetentionDays, retention, excludeDisks } =
      proposed?.policyId === id ? proposed.settings : settingsOf(versions[0]?.settings);
    if (excludesAnyDisk(excludeDisks)) diskRules.set(id, excludeDisks);
    return { id, name, terms: { schedule, instantRetentionDays, retention } };
  });
  return { policies, diskRules };
}

function tagRulesOf(diskRules: DiskRules): TagRules {
  const byTag = [...diskRules].filter(([, { tags }]) => tags.length > 0);
  return {
    policyIds: byTag.map(([policyId]) => policyId),
    tagNames: byTag.flatMap(([, { tags }]) => tags.map(({ name }) => name.toLowerCase())),
  };
}
