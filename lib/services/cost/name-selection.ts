import type { CostFilter } from "#lib/contracts/cost.ts";
import type { WhatIfSelectionInput } from "#lib/contracts/what-if.ts";
import type { CostInputs } from "#lib/domain/cost/cost-inputs.ts";
import { countOf } from "#lib/domain/cost/in-words.ts";
import type { ServiceContext } from "../context.ts";

export function filterOf({ by, key, under }: WhatIfSelectionInput): CostFilter {
  const coverage = by === "inventory" || under !== undefined ? "all" : "backedUp";
  const [subscriptionId = "", ...group] = key.split("/");
  switch (by) {
    case "policy":
      return { coverage, policyId: key };
    case "subscription":
      return { coverage, subscriptionId: key };
    case "resourceGroup":
      return { coverage, subscriptionId, resourceGroup: group.join("/") };
    case "vms":
      return { coverage: "all", vmIds: key.split(",") };
    default:
      return { coverage };
  }
}

export async function nameSelection(
  { db }: Pick<ServiceContext, "db">,
  { by, key }: WhatIfSelectionInput,
  { vms, subscriptions }: CostInputs,
): Promise<string> {
  switch (by) {
    case "fleet":
      return "All virtual machines with a policy";
    case "inventory":
      return "All virtual machines";
    case "policy":
      return (await db.policy.findUnique({ where: { id: key }, select: { name: true } }))?.name ?? "A policy";
    case "subscription":
      return subscriptions[0]?.name ?? "A subscription";
    case "resourceGroup":
      return key.slice(key.indexOf("/") + 1);
    case "vms":
      return vms.length === 1 && vms[0] ? vms[0].name : countOf(vms.length, "virtual machine");
  }
}
