import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/next/require-permission.ts";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage() {
  await requirePermission("view");
  return <PageHeader title="Overview" />;
}
