import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { priceQueries } from "#lib/client/queries/prices.ts";
import { priceSheetInput } from "#lib/contracts/prices.ts";
import type { PageProps } from "#lib/next/page-props.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { asResult } from "#lib/services/as-result.ts";
import { getPriceSheet } from "#lib/services/prices/sheet/get-price-sheet.ts";
import { PriceSheetClient } from "./client.tsx";

export const metadata: Metadata = { title: "Price sheet" };

export default async function PriceSheetPage({ params }: PageProps<{ sheetId: string }>) {
  const { ctx, user } = await requireUser("view");
  const input = priceSheetInput.safeParse(await params);
  if (!input.success) notFound();
  const sheet = await asResult(() => getPriceSheet(ctx, input.data));
  if (!sheet.ok) notFound();
  const { sheetId } = input.data;
  const state = await prefetch({ queryKey: priceQueries.sheet(sheetId).queryKey, load: async () => sheet.value });
  return (
    <HydrationBoundary state={state}>
      <PriceSheetClient sheetId={sheetId} canAdminister={userMay(user, "administer")} />
    </HydrationBoundary>
  );
}
