import type { WhatIfBasisDto, WhatIfSelectionInput } from "#lib/contracts/what-if.ts";
import type { CostInputs } from "#lib/domain/cost/cost-inputs.ts";
import { kindsOf, packKinds } from "#lib/domain/cost/machine-kinds.ts";
import { type PriceList, priceKey } from "#lib/domain/cost/price-list.ts";
import type { ServiceContext } from "../context.ts";
import { refuse } from "../errors.ts";
import { loadPriceList } from "../prices/load-price-list.ts";
import { regionsInUse } from "../prices/regions-in-use.ts";
import { visibleVms } from "../vms/visible-vms.ts";
import { loadCostInputs } from "./load-cost-inputs.ts";
import { filterOf, nameSelection } from "./name-selection.ts";

/** As many as one looks through in a list; the others are reached from their own pages. */
const optionsMax = 200;

/**
 * What a what-if page reckons with: the selected VMs by their kinds, and the prices of every region that it may try.
 * @throws Refusal when the policy to try is not there
 */
export async function getWhatIfBasis(ctx: ServiceContext, input: WhatIfSelectionInput): Promise<WhatIfBasisDto> {
  const [inputs, planned, regions, options] = await Promise.all([
    loadCostInputs(ctx, filterOf(input)),
    loadPlanned(ctx, input),
    regionsInUse(ctx),
    loadOptions(ctx),
  ]);
  const all = [...new Set([...regions.keys(), ...inputs.machines.map(({ region }) => region.toLowerCase())])];
  const prices = ofProtection(await loadPriceList(ctx, { regions: all }));
  return {
    name: await nameSelection(ctx, input, inputs),
    vms: inputs.vms.length,
    kinds: packKinds(kindsOf(inputs)),
    planned,
    prices,
    regions: all.filter((region) => isPriced(prices, region)).toSorted(),
    ...options,
  };
}

async function loadPlanned(ctx: ServiceContext, input: WhatIfSelectionInput): Promise<WhatIfBasisDto["planned"]> {
  if (!input.under) return null;
  const policy = await ctx.db.policy.findFirst({
    where: { id: input.under, deletedAt: null },
    select: { id: true, name: true },
  });
  if (!policy) return refuse("notFound", "The policy to try is not there any more. Choose another one.");
  const inputs: CostInputs = await loadCostInputs(ctx, filterOf(input), {
    planned: { policyId: policy.id, leftOut: null },
  });
  return { policyName: policy.name, kinds: packKinds(kindsOf(inputs)) };
}

async function loadOptions({ db }: ServiceContext): Promise<Pick<WhatIfBasisDto, "policies" | "subscriptions">> {
  const [policies, subscriptions] = await Promise.all([
    db.policy.findMany({
      where: { deletedAt: null, protectedItems: { some: { virtualMachine: visibleVms } } },
      orderBy: { nameKey: "asc" },
      take: optionsMax,
      select: { id: true, name: true },
    }),
    db.subscription.findMany({
      where: { virtualMachines: { some: { ...visibleVms, protectedItem: { isNot: null } } } },
      orderBy: [{ displayName: "asc" }, { id: "asc" }],
      take: optionsMax,
      select: { id: true, displayName: true },
    }),
  ]);
  return { policies, subscriptions: subscriptions.map(({ id, displayName }) => ({ id, name: displayName })) };
}

/** Without prices of disks that are restored, which are most of a list and no part of protecting. */
const ofProtection = ({ currency, prices }: PriceList): PriceList => ({
  currency,
  prices: Object.fromEntries(
    Object.entries(prices).filter(([key]) => !key.startsWith("ManagedDisk|") && !key.startsWith("DiskCapacity|")),
  ),
});

const isPriced = ({ prices }: PriceList, region: string): boolean =>
  (["LRS", "ZRS"] as const).some(
    (redundancy) => prices[priceKey({ charge: "SnapshotStorage", region, redundancy })] !== undefined,
  );
