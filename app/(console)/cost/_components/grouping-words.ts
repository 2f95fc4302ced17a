import type { CostGrouping } from "#lib/contracts/cost-report.ts";

export const groupingWords: Record<CostGrouping, { one: string; plural: string }> = {
  policy: { one: "Policy", plural: "Policies" },
  subscription: { one: "Subscription", plural: "Subscriptions" },
  resourceGroup: { one: "Resource group", plural: "Resource groups" },
  vm: { one: "Virtual machine", plural: "Virtual machines" },
  charge: { one: "Charge", plural: "Charges" },
};
