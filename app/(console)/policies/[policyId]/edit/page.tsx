import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/shell/page-header.tsx";
import { settingsQueries } from "#lib/client/queries/settings.ts";
import { policyIdInput } from "#lib/contracts/policies.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requirePermission } from "#lib/next/require-permission.ts";
import { asResult } from "#lib/services/as-result.ts";
import { getPolicy } from "#lib/services/policies/get-policy.ts";
import { getSettings } from "#lib/services/settings/get-settings.ts";
import { EditPolicyClient } from "./client.tsx";

export const metadata: Metadata = { title: "Edit policy" };

export default async function EditPolicyPage({ params }: { params: Promise<{ policyId: string }> }) {
  const ctx = await requirePermission("editPolicies");
  const id = policyIdInput.safeParse(await params);
  if (!id.success) notFound();
  const policy = await asResult(() => getPolicy(ctx, id.data));
  if (!policy.ok) notFound();
  const { name } = policy.value;
  const state = await prefetch({ queryKey: settingsQueries.current().queryKey, load: () => getSettings(ctx) });
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        crumbs={[
          { label: "Policies", href: "/policies" },
          { label: name, href: `/policies/${id.data.policyId}` },
          { label: "Edit" },
        ]}
        description="A save makes a new version, which every associated VM follows. What it does to each of them is shown first."
      />
      <HydrationBoundary state={state}>
        <EditPolicyClient policy={policy.value} />
      </HydrationBoundary>
    </>
  );
}
