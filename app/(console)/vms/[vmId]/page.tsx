import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { timeZoneCookie, toTimeZone } from "#components/ui/time-zone.ts";
import { restorePointQueries } from "#lib/client/queries/restore-points.ts";
import { runQueries } from "#lib/client/queries/runs.ts";
import { vmQueries } from "#lib/client/queries/vms.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { vmIdInput } from "#lib/contracts/vms.ts";
import { type Prefetch, prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { countPointDays } from "#lib/services/restore-points/count-point-days.ts";
import { listRestorePoints } from "#lib/services/restore-points/list-restore-points.ts";
import { listRuns } from "#lib/services/runs/list-runs.ts";
import { getVm } from "#lib/services/vms/get-vm.ts";
import { listVmEvents } from "#lib/services/vms/list-vm-events.ts";
import { VmClient } from "./client.tsx";
import { type VmDetailSearch, vmDetailSearch } from "./search-params.ts";
import { tabLists } from "./tab-lists.ts";

export const metadata: Metadata = { title: "Virtual machine" };

type VmPageProps = { params: Promise<{ vmId: string }>; searchParams: Promise<RawSearch> };

export default async function VmPage({ params, searchParams }: VmPageProps) {
  const { ctx, user } = await requireUser("view");
  const id = vmIdInput.safeParse(await params);
  if (!id.success) notFound();
  const { vmId } = id.data;
  const vm = await getVm(ctx, { vmId });
  if (!vm) notFound();
  const timeZone = toTimeZone((await cookies()).get(timeZoneCookie)?.value);
  const state = await prefetch(
    { queryKey: vmQueries.one(vmId).queryKey, load: async () => vm },
    ...tabReads(ctx, vmId, readSearch(vmDetailSearch, await searchParams), timeZone),
  );
  return (
    <HydrationBoundary state={state}>
      <VmClient vmId={vmId} canProtect={userMay(user, "protect")} canBackUp={userMay(user, "backUp")} />
    </HydrationBoundary>
  );
}

/** Only the list of the tab that is open. */
function tabReads(ctx: ServiceContext, vmId: string, search: VmDetailSearch, timeZone: string): Prefetch[] {
  const { points, pointDays, jobs, activity } = tabLists(vmId, search, timeZone);
  switch (search.tab) {
    case "points":
      return [
        { queryKey: restorePointQueries.list(points).queryKey, load: () => listRestorePoints(ctx, points) },
        { queryKey: restorePointQueries.days(pointDays).queryKey, load: () => countPointDays(ctx, pointDays) },
      ];
    case "jobs":
      return [{ queryKey: runQueries.list(jobs).queryKey, load: () => listRuns(ctx, jobs) }];
    case "activity":
      return [{ queryKey: vmQueries.events(activity).queryKey, load: () => listVmEvents(ctx, activity) }];
    default:
      return [];
  }
}
