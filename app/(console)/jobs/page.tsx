import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { runQueries } from "#lib/client/queries/runs.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { listRuns } from "#lib/services/runs/list-runs.ts";
import { JobsClient } from "./client.tsx";
import { jobSearch } from "./search-params.ts";

export const metadata: Metadata = { title: "Jobs" };

export default async function JobsPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const { ctx, user } = await requireUser("view");
  const input = readSearch(jobSearch, await searchParams);
  const state = await prefetch({ queryKey: runQueries.list(input).queryKey, load: () => listRuns(ctx, input) });
  return (
    <>
      <PageHeader
        title="Jobs"
        description="Every backup, planned or by hand, every change of protection, and every deletion."
      />
      <HydrationBoundary state={state}>
        <JobsClient canProtect={userMay(user, "protect")} />
      </HydrationBoundary>
    </>
  );
}
