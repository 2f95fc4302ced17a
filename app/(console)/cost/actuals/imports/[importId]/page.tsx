import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { actualsQueries } from "#lib/client/queries/actuals.ts";
import { billInput } from "#lib/contracts/actuals.ts";
import type { PageProps } from "#lib/next/page-props.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { getBill } from "#lib/services/actuals/get-bill.ts";
import { asResult } from "#lib/services/as-result.ts";
import { BillClient } from "./client.tsx";

export const metadata: Metadata = { title: "Bill" };

export default async function BillPage({ params }: PageProps<{ importId: string }>) {
  const { ctx, user } = await requireUser("view");
  const input = billInput.safeParse(await params);
  if (!input.success) notFound();
  const bill = await asResult(() => getBill(ctx, input.data));
  if (!bill.ok) notFound();
  const { importId } = input.data;
  const state = await prefetch({ queryKey: actualsQueries.bill(importId).queryKey, load: async () => bill.value });
  return (
    <HydrationBoundary state={state}>
      <BillClient importId={importId} canAdminister={userMay(user, "administer")} />
    </HydrationBoundary>
  );
}
