import type { CostPartOfFleet } from "#lib/contracts/cost-report.ts";
import { type CostPart, costParts, partInWords } from "#lib/domain/cost/charge-line.ts";
import type { CostVm } from "#lib/domain/cost/cost-inputs.ts";
import { countOf } from "#lib/domain/cost/in-words.ts";
import type { ServiceContext } from "../context.ts";
import { refuse } from "../errors.ts";
import { estimateSome } from "./estimate-some.ts";
import { type FleetCost, loadFleetCost } from "./load-fleet-cost.ts";

export type SelectedCost = {
  name: string;
  fleet: FleetCost;
  /** The one charge that is asked about; null for all. */
  part: CostPart | null;
};

/** @throws Refusal for a part of the fleet that is not there, or no longer */
export async function selectPart(ctx: ServiceContext, { by, key }: CostPartOfFleet): Promise<SelectedCost> {
  const fleet = await loadFleetCost(ctx);
  if (by === "fleet") return { name: "All virtual machines", fleet, part: null };
  if (by === "charge") {
    const part = costParts.find((each) => each === key) ?? refuse("notFound", gone);
    return { name: partInWords[part], fleet, part };
  }
  const some = estimateSome(fleet, wantedBy(fleet, by, key));
  if (some.inputs.vms.length === 0) refuse("notFound", gone);
  return { name: nameOf(some, by), fleet: some, part: null };
}

const gone =
  "Nothing of this costs anything, or it is not there any more. Go back to the cost of all virtual machines.";

type Named = Exclude<CostPartOfFleet["by"], "fleet" | "charge">;

function wantedBy({ inputs }: FleetCost, by: Named, key: string): (vm: CostVm) => boolean {
  const ids = new Set(key.split(","));
  switch (by) {
    case "policy":
      return ({ machine }) => (inputs.machines[machine]?.policyId ?? "none") === key;
    case "subscription":
      return ({ subscriptionId }) => subscriptionId === key;
    case "resourceGroup":
      return ({ subscriptionId, resourceGroup }) =>
        `${subscriptionId}/${resourceGroup}`.toLowerCase() === key.toLowerCase();
    default:
      return ({ id }) => ids.has(id);
  }
}

function nameOf({ inputs }: FleetCost, by: Named): string {
  const [vm] = inputs.vms;
  switch (by) {
    case "policy":
      return inputs.policies.find(({ id }) => id === inputs.machines[0]?.policyId)?.name ?? "Without a policy";
    case "subscription":
      return inputs.subscriptions.find(({ id }) => id === vm?.subscriptionId)?.name ?? "Subscription";
    case "resourceGroup":
      return vm?.resourceGroup ?? "Resource group";
    default:
      return inputs.vms.length === 1 && vm ? vm.name : countOf(inputs.vms.length, "virtual machine");
  }
}
