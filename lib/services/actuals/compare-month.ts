import { looksAt } from "#lib/domain/cost/bill/bill-month.ts";
import { type BilledGroup, type ComparedGroup, compareGroup } from "#lib/domain/cost/bill/compare-group.ts";
import { type BillFit, type ChainOverDays, chainOverDays, fitBill } from "#lib/domain/cost/bill/estimate-month.ts";
import type { Range } from "#lib/domain/cost/range.ts";
import type { ServiceContext } from "../context.ts";
import { type FleetCost, loadFleetCost } from "../cost/load-fleet-cost.ts";
import { reckonOnce } from "../cost/reckon-once.ts";
import { type BilledChainRow, loadBilledChains } from "./load-billed-chains.ts";
import { type BilledSubscription, loadBilledMonth } from "./load-billed-month.ts";

export type ComparedRow = ComparedGroup & {
  key: string;
  subscriptionId: string;
  subscriptionName: string;
  /** Empty for charges without one. */
  resourceGroup: string;
};

export type ComparedMonth = {
  currency: string;
  estimateCurrency: string;
  /** The days that bills of this month cover, of whatever subscription. */
  from: string | null;
  to: string | null;
  rows: ComparedRow[];
  /** Over the groups where bill and ledger are of the same points. */
  fit: (BillFit & { usedRatio: Range; groups: number }) | null;
};

const dayMs = 86_400_000;

/** A month's bill beside the estimate of the same days, by resource group. */
export const compareMonth = (ctx: ServiceContext, month: string): Promise<ComparedMonth> =>
  reckonOnce(ctx, `bill ${month}`, async () => {
    const from = new Date(month);
    const until = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
    const [{ currency, subscriptions }, chains, fleet, names] = await Promise.all([
      loadBilledMonth(ctx.db, month),
      loadBilledChains(ctx.db, from, until),
      loadFleetCost(ctx),
      loadSubscriptionNames(ctx),
    ]);
    const isSameCurrency = currency === fleet.prices.currency;
    const chainsOf = Map.groupBy(chains, ({ subscriptionId }) => subscriptionId);
    const clean: { chains: readonly ChainOverDays[]; billedGib: number }[] = [];
    const rows = [...subscriptions].flatMap(([subscriptionId, subscription]) => {
      const groups = groupsOf(subscription, chainsOf.get(subscriptionId) ?? [], fleet);
      return groups.map(({ resourceGroup, group }): ComparedRow => {
        const compared = compareGroup(group, fleet.prices);
        if (compared.fit) clean.push({ chains: group.chains, billedGib: compared.fit.billedGib });
        return {
          ...compared,
          estimated: isSameCurrency ? compared.estimated : null,
          ...{ key: `${subscriptionId}/${resourceGroup.toLowerCase()}`, subscriptionId, resourceGroup },
          subscriptionName: names.get(subscriptionId) ?? subscriptionId,
        };
      });
    });
    const fit = fitBill(
      clean.flatMap((each) => each.chains),
      clean.reduce((sum, { billedGib }) => sum + billedGib, 0),
    );
    const days = [...subscriptions.values()].map((each) => each.days);
    return {
      ...{ currency, estimateCurrency: fleet.prices.currency, rows },
      from: days.map((each) => each.from).toSorted()[0] ?? null,
      to:
        days
          .map((each) => each.to)
          .toSorted()
          .at(-1) ?? null,
      fit: fit?.usedRatio ? { ...fit, usedRatio: fit.usedRatio, groups: clean.length } : null,
    };
  });

/** Resource groups of the bill, and those that only the ledger has points in. */
function groupsOf(
  { days, groups }: BilledSubscription,
  rows: readonly BilledChainRow[],
  { everything }: FleetCost,
): { resourceGroup: string; group: BilledGroup }[] {
  const machines = new Map(everything.vms.map((vm) => [vm.id, everything.machines[vm.machine]]));
  const looks = looksAt(days);
  const [fromMs, untilMs] = [Date.parse(days.from), Date.parse(days.to) + dayMs];
  const wasThere = (row: BilledChainRow) =>
    row.takenAtMs.filter((at, index) => at < untilMs && (row.deletedAtMs[index] ?? Number.POSITIVE_INFINITY) > fromMs);
  const held = rows.filter((row) => wasThere(row).length > 0);
  const byGroup = Map.groupBy(held, ({ resourceGroup }) => resourceGroup);
  return [...new Set([...groups.keys(), ...byGroup.keys()])].map((key) => {
    const own = (byGroup.get(key) ?? []).filter(({ isForeign }) => !isForeign);
    const chains = own.flatMap((row) => {
      const machine = machines.get(row.virtualMachineId);
      return machine ? [chainOverDays({ machine, points: pointsOf(row) }, looks)] : [];
    });
    const foreign = (byGroup.get(key) ?? []).filter(({ isForeign }) => isForeign);
    return {
      resourceGroup: byGroup.get(key)?.[0]?.resourceGroupName ?? key,
      group: {
        ...{ days, chains, billed: groups.get(key) ?? [] },
        foreignPoints: foreign.reduce((sum, row) => sum + wasThere(row).length, 0),
        goneVms: new Set(own.filter((row) => !machines.has(row.virtualMachineId)).map((row) => row.virtualMachineId))
          .size,
      },
    };
  });
}

const pointsOf = ({ takenAtMs, deletedAtMs }: BilledChainRow) =>
  takenAtMs.map((at, index) => ({ takenAtMs: at, deletedAtMs: deletedAtMs[index] ?? null }));

async function loadSubscriptionNames({ db }: ServiceContext): Promise<Map<string, string>> {
  const rows = await db.subscription.findMany({ select: { subscriptionId: true, displayName: true } });
  return new Map(rows.map(({ subscriptionId, displayName }) => [subscriptionId.toLowerCase(), displayName]));
}
