import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { priceQueries } from "#lib/client/queries/prices.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { getPrices } from "#lib/services/prices/get-prices.ts";
import { RefreshButton } from "./_components/refresh-button.tsx";
import { PricesClient } from "./client.tsx";

export const metadata: Metadata = { title: "Prices" };

export default async function PricesPage() {
  const { ctx, user } = await requireUser("view");
  const canAdminister = userMay(user, "administer");
  const state = await prefetch({ queryKey: priceQueries.current().queryKey, load: () => getPrices(ctx) });
  return (
    <HydrationBoundary state={state}>
      <PageHeader
        title="Prices"
        crumbs={[{ label: "Settings", href: "/settings" }, { label: "Prices" }]}
        description="What estimates are reckoned with: Azure's list prices for the regions in use, and the prices that you negotiated, which go before them. What has no price is said, never guessed."
        actions={canAdminister && <RefreshButton />}
      />
      <PricesClient canAdminister={canAdminister} />
    </HydrationBoundary>
  );
}
