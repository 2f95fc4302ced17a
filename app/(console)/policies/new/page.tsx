import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { settingsQueries } from "#lib/client/queries/settings.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requirePermission } from "#lib/next/require-permission.ts";
import { getSettings } from "#lib/services/settings/get-settings.ts";
import { CreatePolicyClient } from "./client.tsx";

export const metadata: Metadata = { title: "Create policy" };

export default async function CreatePolicyPage() {
  const ctx = await requirePermission("editPolicies");
  const state = await prefetch({ queryKey: settingsQueries.current().queryKey, load: () => getSettings(ctx) });
  return (
    <>
      <PageHeader
        title="Create policy"
        crumbs={[{ label: "Policies", href: "/policies" }, { label: "Create policy" }]}
        description="Nothing is protected by a policy alone: choose virtual machines for it afterwards."
      />
      <HydrationBoundary state={state}>
        <CreatePolicyClient />
      </HydrationBoundary>
    </>
  );
}
