import { listRestorePointsInput, pointDaysInput } from "#lib/contracts/restore-points.ts";
import { listRunsInput } from "#lib/contracts/runs.ts";
import { listVmEventsInput } from "#lib/contracts/vms.ts";
import type { VmDetailSearch } from "./search-params.ts";

/** The lists behind the tabs, asked for in the same words by the page and by the browser. */
export const tabLists = (vmId: string, { after, before, topic, day, until }: VmDetailSearch, timeZone: string) => ({
  points: listRestorePointsInput.parse({ virtualMachineId: vmId, after, before, ...(day ? { day, timeZone } : {}) }),
  pointDays: pointDaysInput.parse({ vmId, timeZone, until }),
  jobs: listRunsInput.parse({ virtualMachineId: vmId, after, before }),
  activity: listVmEventsInput.parse({ vmId, topic, after, before }),
});
