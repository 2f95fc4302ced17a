import { z } from "zod";

export const policyTabs = ["overview", "items", "versions"] as const;
export type PolicyTab = (typeof policyTabs)[number];

const versionNumber = z.coerce.number().int().min(1).max(1_000_000).optional();

/** The tab, the page of the list in it, and the two versions that are compared. The policy's id stands in the path. */
export const policyDetailSearch = z.object({
  tab: z.enum(policyTabs).default("overview"),
  after: z.string().max(600).optional(),
  before: z.string().max(600).optional(),
  older: versionNumber,
  newer: versionNumber,
});
export type PolicyDetailSearch = z.infer<typeof policyDetailSearch>;
