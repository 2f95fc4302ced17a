import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { settingsQueries } from "#lib/client/queries/settings.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requirePermission } from "#lib/next/require-permission.ts";
import { getSettings } from "#lib/services/settings/get-settings.ts";
import { ImportPolicyClient } from "./client.tsx";

export const metadata: Metadata = { title: "Import policy" };

export default async function ImportPolicyPage() {
  const ctx = await requirePermission("editPolicies");
  const state = await prefetch({ queryKey: settingsQueries.current().queryKey, load: () => getSettings(ctx) });
  return (
    <>
      <PageHeader
        title="Import policy"
        crumbs={[{ label: "Policies", href: "/policies" }, { label: "Import policy" }]}
        description="From Azure Backup, or from another Stillpoint. Nothing is saved before you have looked at it in the form."
      />
      <HydrationBoundary state={state}>
        <ImportPolicyClient />
      </HydrationBoundary>
    </>
  );
}
