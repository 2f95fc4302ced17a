import { z } from "zod";
import { listCostInput, listOrphansInput } from "#lib/contracts/cost-report.ts";

export const costViews = ["breakdown", "ways", "agentless", "changes", "orphans"] as const;
export type CostView = (typeof costViews)[number];

/** The view, and what the list in it shows. */
export const costSearch = listCostInput.extend({
  view: z.enum(costViews).default("breakdown"),
  kind: listOrphansInput.shape.kind,
  copyTo: z.string().max(50).optional(),
});
export type CostSearch = z.infer<typeof costSearch>;

/** What "clear filters" takes away. */
export const costFilterKeys = ["search", "policyId", "subscriptionId", "resourceGroup"] as const;
