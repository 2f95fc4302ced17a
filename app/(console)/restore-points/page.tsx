import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { restorePointQueries } from "#lib/client/queries/restore-points.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { listRestorePoints } from "#lib/services/restore-points/list-restore-points.ts";
import { RestorePointsClient } from "./client.tsx";
import { pointSearch } from "./search-params.ts";

export const metadata: Metadata = { title: "Restore points" };

export default async function RestorePointsPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const { ctx, user } = await requireUser("view");
  const input = readSearch(pointSearch, await searchParams);
  const state = await prefetch({
    queryKey: restorePointQueries.list(input).queryKey,
    load: () => listRestorePoints(ctx, input),
  });
  return (
    <>
      <PageHeader
        title="Restore points"
        description="What Azure holds of your virtual machines: taken by Stillpoint, or found and made by other tools."
      />
      <HydrationBoundary state={state}>
        <RestorePointsClient canProtect={userMay(user, "protect")} />
      </HydrationBoundary>
    </>
  );
}
