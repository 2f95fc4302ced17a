import type { AssumptionRowDto, AssumptionsDto, CostPartOfFleet } from "#lib/contracts/cost-report.ts";
import type { CostAssumption } from "#lib/db/generated/client.ts";
import { type AssumptionValues, defaultAssumptions, narrow } from "#lib/domain/cost/assumptions.ts";
import { isRatioRange, type Range } from "#lib/domain/cost/range.ts";
import { isUuid } from "#lib/std/uuid.ts";
import type { ServiceContext } from "../context.ts";

type Scope = AssumptionRowDto["scope"];
type Place = { scope: Scope; scopeId: string; name: string };

/** What is assumed for a part of the fleet, scope by scope: where it was said, by whom, and what holds in the end. */
export async function getAssumptions(ctx: ServiceContext, input: CostPartOfFleet): Promise<AssumptionsDto> {
  const places = await placesOf(ctx, input);
  const said = await ctx.db.costAssumption.findMany({
    where: { OR: places.map(({ scope, scopeId }) => ({ scope, scopeId })) },
  });
  let wider: AssumptionValues = defaultAssumptions;
  const rows = places.map((place): AssumptionRowDto => {
    const stored = said.find(({ scope, scopeId }) => scope === place.scope && scopeId === place.scopeId);
    const { usedRatio, dailyChurnRatio } = narrow(wider, stored, place.scope);
    // Disks stand beside each other: none is within another.
    if (place.scope !== "Disk") wider = { usedRatio, dailyChurnRatio };
    return { ...place, usedRatio, dailyChurnRatio, stored: stored ? toStored(stored) : null };
  });
  return { rows };
}

const rangeOf = (value: unknown): Range | null => (isRatioRange(value) ? value : null);

const toStored = ({ usedRatio, dailyChurnRatio, note, setBy, setAt }: CostAssumption) => ({
  ...{ note, setBy },
  usedRatio: rangeOf(usedRatio),
  dailyChurnRatio: rangeOf(dailyChurnRatio),
  setAt: setAt.toISOString(),
});

const fleet: Place = { scope: "Fleet", scopeId: "", name: "All virtual machines" };

/** From the widest scope to the nearest. */
async function placesOf({ db }: ServiceContext, { by, key }: CostPartOfFleet): Promise<Place[]> {
  if (by === "policy" && isUuid(key)) {
    const policy = await db.policy.findUnique({ where: { id: key }, select: { name: true } });
    return policy ? [fleet, { scope: "Policy", scopeId: key, name: policy.name }] : [fleet];
  }
  if (by !== "vm" || !isUuid(key)) return [fleet];
  const vm = await db.virtualMachine.findUnique({
    where: { id: key },
    select: {
      name: true,
      disks: { select: { id: true, name: true }, orderBy: [{ role: "desc" }, { lun: "asc" }, { name: "asc" }] },
      protectedItem: { select: { policy: { select: { id: true, name: true } } } },
    },
  });
  if (!vm) return [fleet];
  const policy = vm.protectedItem?.policy;
  return [
    fleet,
    ...(policy ? [{ scope: "Policy" as const, scopeId: policy.id, name: policy.name }] : []),
    { scope: "VirtualMachine", scopeId: key, name: vm.name },
    ...vm.disks.map(({ id, name }) => ({ scope: "Disk" as const, scopeId: id, name })),
  ];
}
