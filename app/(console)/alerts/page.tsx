import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { alertQueries } from "#lib/client/queries/alerts.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { listAlerts } from "#lib/services/alerts/list-alerts.ts";
import { AlertsClient } from "./client.tsx";
import { alertSearch } from "./search-params.ts";

export const metadata: Metadata = { title: "Alerts" };

export default async function AlertsPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const { ctx, user } = await requireUser("view");
  const input = readSearch(alertSearch, await searchParams);
  const state = await prefetch({
    queryKey: alertQueries.list(input).queryKey,
    load: () => listAlerts(ctx, input),
  });
  return (
    <>
      <PageHeader
        title="Alerts"
        description="What needs a person. An alert closes by itself when its cause is over, and stays here as history."
      />
      <HydrationBoundary state={state}>
        <AlertsClient canAct={userMay(user, "backUp")} />
      </HydrationBoundary>
    </>
  );
}
