import { z } from "zod";

export const vmTabs = ["overview", "disks", "points", "jobs", "eligibility", "activity"] as const;
export type VmTab = (typeof vmTabs)[number];

/** The tab, and the page of the list in it. */
export const vmDetailSearch = z.object({
  tab: z.enum(vmTabs).default("overview"),
  after: z.string().max(600).optional(),
  before: z.string().max(600).optional(),
});
export type VmDetailSearch = z.infer<typeof vmDetailSearch>;
