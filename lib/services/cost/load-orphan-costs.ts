import { narrow } from "#lib/domain/cost/assumptions.ts";
import type { CostDisk } from "#lib/domain/cost/cost-inputs.ts";
import {
  binChains,
  estimateOrphans,
  type OrphanChain,
  type OrphanCosts,
  type OrphanKind,
} from "#lib/domain/cost/orphans.ts";
import { gapsBetween, noPoints, type PointGaps } from "#lib/domain/cost/point-gaps.ts";
import type { ServiceContext } from "../context.ts";
import { locksAround } from "../eligibility/locks-around.ts";
import { loadPriceList } from "../prices/load-price-list.ts";
import { loadAssumptions } from "./load-assumptions.ts";
import { loadFleetCost } from "./load-fleet-cost.ts";
import { loadOrphanRows, type OrphanRow } from "./load-orphan-rows.ts";
import { reckonOnce } from "./reckon-once.ts";

/** What points cost that no policy wants: by kind, and one by one. */
export const loadOrphanCosts = (ctx: ServiceContext): Promise<OrphanCosts> =>
  reckonOnce(ctx, "orphans", async () => {
    const [rows, assumedOf, { everything }] = await Promise.all([
      loadOrphanRows(ctx.db, ctx.now()),
      loadAssumptions(ctx),
      loadFleetCost(ctx),
    ]);
    const told = new Set(rows.flatMap((row) => (row.isForeign ? [] : [row.virtualMachineId])));
    const others = { machines: everything.machines, vms: everything.vms.filter(({ id }) => !told.has(id)) };
    const chains = [...rows.flatMap((row) => chainsOf(row, assumedOf)), ...binChains(others)];
    const prices = await loadPriceList(ctx, { regions: chains.map(({ machine }) => machine.region) });
    return estimateOrphans(chains, prices);
  });

type AssumedOf = Awaited<ReturnType<typeof loadAssumptions>>;

/** A collection's points, each counted once: as what is gone or another's as a whole, else what the bin adds to what is kept. */
function chainsOf(row: OrphanRow, assumedOf: AssumedOf): OrphanChain[] {
  const pointsUpTo = (place: number) => row.takenAtMs.filter((_, index) => (row.places[index] ?? 0) <= place);
  const [kept, inBin, all] = [pointsUpTo(0), pointsUpTo(1), row.takenAtMs];
  const whole: OrphanKind | null = row.isForeign ? "Foreign" : row.isGone ? "VmGone" : row.isMoved ? "VmMoved" : null;
  if (whole) return [chainOf(row, assumedOf, whole, [], all)];
  const bin = isLocked(row)
    ? [chainOf(row, assumedOf, "Undeletable", inBin, all), chainOf(row, assumedOf, "InBin", kept, inBin)]
    : [chainOf(row, assumedOf, "InBin", kept, all)];
  const stopped = row.isStopped ? [chainOf(row, assumedOf, "ProtectionStopped", [], kept)] : [];
  return [...bin, ...stopped].filter(({ points }) => points > 0);
}

function chainOf(
  row: OrphanRow,
  assumedOf: AssumedOf,
  kind: OrphanKind,
  without: readonly number[],
  withThem: readonly number[],
): OrphanChain {
  const { virtualMachineId, vmName, subscriptionId } = row;
  const collection = { id: row.collectionId, name: row.collectionName, resourceGroup: row.collectionResourceGroup };
  const rest = new Set(without);
  const oldestMs = withThem.find((takenAtMs) => !rest.has(takenAtMs)) ?? 0;
  const chain = (takenAtMs: readonly number[]): PointGaps =>
    takenAtMs.length === 0 ? noPoints : gapsBetween(takenAtMs);
  return {
    ...{ kind, collection, virtualMachineId, vmName, subscriptionId },
    points: withThem.length - without.length,
    oldestAt: new Date(oldestMs).toISOString(),
    machine: {
      region: row.location,
      policyId: row.policyId,
      disks: readDisks(row.disks),
      ...narrow(assumedOf(row.policyId), row, "VirtualMachine"),
      held: { kept: chain(without), withBin: chain(withThem) },
      monthsProtected: 0,
      isStopped: row.isStopped,
    },
  };
}

const isLocked = (row: OrphanRow): boolean =>
  locksAround(row.locks ?? [], row.vmArmId, row.collectionResourceGroup).some(({ scope }) => scope !== "vm");

type DiskText = [CostDisk["role"], number | null, string | null, number | null];

const readDisks = (text: string | null): CostDisk[] =>
  (JSON.parse(text ?? "[]") as DiskText[]).map(([role, lun, sku, sizeGib]) => ({
    role,
    lun,
    sku,
    sizeGib,
    isIncluded: true,
    usedRatio: null,
    dailyChurnRatio: null,
  }));
