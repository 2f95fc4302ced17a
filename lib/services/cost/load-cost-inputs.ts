import type { CostFilter } from "#lib/contracts/cost.ts";
import type { CostInputs, CostPolicy } from "#lib/domain/cost/cost-inputs.ts";
import { settingsOf } from "#lib/domain/policy/policy-settings.ts";
import type { ServiceContext } from "../context.ts";
import { loadBinDays } from "../retention/bin-days.ts";
import { gatherMachines } from "./gather-machines.ts";
import { loadAssumptions } from "./load-assumptions.ts";
import { loadHeldPoints, nothingHeld } from "./load-held-points.ts";
import { loadMachineRows } from "./load-machine-rows.ts";

/** What the estimate needs of the chosen VMs, in a fixed number of queries and with nothing said twice. */
export async function loadCostInputs(ctx: ServiceContext, filter: CostFilter): Promise<CostInputs> {
  const now = ctx.now();
  const [rows, held, policies, subscriptions, assumedOf, binDays] = await Promise.all([
    loadMachineRows(ctx.db, filter),
    loadHeldPoints(ctx.db, filter.vmIds ?? null, now),
    loadPolicies(ctx),
    ctx.db.subscription.findMany({ select: { id: true, displayName: true } }),
    loadAssumptions(ctx),
    loadBinDays(ctx.db),
  ]);
  const reads = rows.map((row) => ({ row, held: held.get(row.id) ?? nothingHeld, assumed: assumedOf(row.policyId) }));
  const world = { policies: new Map(policies.map((policy) => [policy.id, policy])), binDays, nowMs: now.getTime() };
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

async function loadPolicies({ db }: ServiceContext): Promise<CostPolicy[]> {
  const rows = await db.policy.findMany({
    select: { id: true, name: true, versions: { orderBy: { number: "desc" }, take: 1, select: { settings: true } } },
  });
  return rows.map(({ id, name, versions }) => {
    const { schedule, instantRetentionDays, retention } = settingsOf(versions[0]?.settings);
    return { id, name, terms: { schedule, instantRetentionDays, retention } };
  });
}
