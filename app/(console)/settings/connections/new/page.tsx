import type { Metadata } from "next";
import { ConnectionForm } from "#components/connections/connection-form.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/next/require-permission.ts";

export const metadata: Metadata = { title: "Add connection" };

export default async function NewConnectionPage() {
  await requirePermission("administer");
  return (
    <>
      <PageHeader
        title="Add connection"
        crumbs={[{ label: "Settings", href: "/settings" }, { label: "Add connection" }]}
        description="One identity in one Entra tenant, through which Stillpoint reads virtual machines and takes restore points. It is tried before it is stored."
      />
      <ConnectionForm />
    </>
  );
}
