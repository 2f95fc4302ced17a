import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { runQueries } from "#lib/client/queries/runs.ts";
import { runIdInput } from "#lib/contracts/runs.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { getRun } from "#lib/services/runs/get-run.ts";
import { JobClient } from "./client.tsx";

export const metadata: Metadata = { title: "Job" };

export default async function JobPage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, user } = await requireUser("view");
  const input = runIdInput.safeParse(await params);
  const run = input.success ? await getRun(ctx, input.data) : null;
  if (!run) notFound();
  const state = await prefetch({ queryKey: runQueries.one(run.id).queryKey, load: async () => run });
  return (
    <HydrationBoundary state={state}>
      <JobClient id={run.id} canBackUp={userMay(user, "backUp")} />
    </HydrationBoundary>
  );
}
