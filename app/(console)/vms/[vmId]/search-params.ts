import { z } from "zod";
import { listVmEventsInput } from "#lib/contracts/vms.ts";

export const vmTabs = ["overview", "disks", "points", "jobs", "cost", "eligibility", "activity"] as const;
export type VmTab = (typeof vmTabs)[number];

/** The tab, and what the list in it shows: its page, its filter, its day. */
export const vmDetailSearch = z.object({
  tab: z.enum(vmTabs).default("overview"),
  /** Of the restore points: the day whose points are listed, and the last day of the time line. */
  day: z.iso.date().optional(),
  until: z.iso.date().optional(),
  /** Of the activity. */
  topic: listVmEventsInput.shape.topic,
  after: z.string().max(600).optional(),
  before: z.string().max(600).optional(),
});
export type VmDetailSearch = z.infer<typeof vmDetailSearch>;
