import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/next/require-permission.ts";
import { CreatePolicyClient } from "./client.tsx";

export const metadata: Metadata = { title: "Create policy" };

export default async function CreatePolicyPage() {
  await requirePermission("editPolicies");
  return (
    <>
      <PageHeader
        title="Create policy"
        crumbs={[{ label: "Policies", href: "/policies" }, { label: "Create policy" }]}
        description="Nothing is protected by a policy alone: choose virtual machines for it afterwards."
      />
      <CreatePolicyClient />
    </>
  );
}
