import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { PageHeader } from "#components/shell/page-header.tsx";
import { timeZoneCookie, toTimeZone } from "#components/ui/time-zone.ts";
import { alertQueries } from "#lib/client/queries/alerts.ts";
import { overviewQueries } from "#lib/client/queries/overview.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { listAlerts } from "#lib/services/alerts/list-alerts.ts";
import { getOverview } from "#lib/services/overview/get-overview.ts";
import { OverviewClient } from "./client.tsx";
import { shownAlerts } from "./shown-alerts.ts";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage() {
  const { ctx, user } = await requireUser("view");
  const input = { timeZone: toTimeZone((await cookies()).get(timeZoneCookie)?.value) };
  const state = await prefetch(
    { queryKey: overviewQueries.fleet(input).queryKey, load: () => getOverview(ctx, input) },
    { queryKey: alertQueries.list(shownAlerts).queryKey, load: () => listAlerts(ctx, shownAlerts) },
  );
  const may = {
    administer: userMay(user, "administer"),
    editPolicies: userMay(user, "editPolicies"),
    protect: userMay(user, "protect"),
  };
  return (
    <>
      <PageHeader title="Overview" />
      <HydrationBoundary state={state}>
        <OverviewClient may={may} />
      </HydrationBoundary>
    </>
  );
}
