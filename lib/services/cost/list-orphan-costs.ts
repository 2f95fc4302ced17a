import type { ListOrphansInput, OrphanPageDto, OrphanRowDto } from "#lib/contracts/cost-report.ts";
import { type OrphanCost, orphanInWords } from "#lib/domain/cost/orphans.ts";
import type { ServiceContext } from "../context.ts";
import { pageOfReckoned } from "../paging/page-of-reckoned.ts";
import { loadFleetCost } from "./load-fleet-cost.ts";
import { loadOrphanCosts } from "./load-orphan-costs.ts";

/** Restore points that no policy wants, the dearest first; the sums are of all of them. */
export async function listOrphanCosts(ctx: ServiceContext, input: ListOrphansInput): Promise<OrphanPageDto> {
  const [{ total, byKind, orphans }, { prices }] = await Promise.all([loadOrphanCosts(ctx), loadFleetCost(ctx)]);
  const wanted = input.search?.toLowerCase();
  const rows = orphans
    .filter(
      ({ kind, vmName }) => (!input.kind || kind === input.kind) && (!wanted || vmName.toLowerCase().includes(wanted)),
    )
    .map(toRow);
  const page = await pageOfReckoned(rows, input, {
    sortBy: ({ monthly }) => monthly?.expected ?? 0,
    idOf: ({ id }) => id,
    isDescending: true,
  });
  const kinds = byKind.map(({ kind, because, points, monthly }) => ({ kind, because, points, monthly }));
  return { ...page, currency: prices.currency, sum: total, byKind: kinds };
}

const toRow = ({ kind, collection, gib, monthly, unpriced, ...orphan }: OrphanCost): OrphanRowDto => ({
  id: [kind, orphan.virtualMachineId, collection?.id ?? ""].join(" "),
  kind,
  because: orphanInWords[kind],
  virtualMachineId: orphan.virtualMachineId,
  vmName: orphan.vmName,
  collectionName: collection?.name ?? null,
  points: orphan.points,
  oldestAt: orphan.oldestAt,
  gib,
  monthly,
  problem: unpriced[0]?.because ?? null,
});
