"use client";

import { useQuery } from "@tanstack/react-query";
import { priceQueries } from "#lib/client/queries/prices.ts";
import { PriceFreshness } from "./_components/price-freshness.tsx";
import { PriceSettingsCard } from "./_components/price-settings-card.tsx";
import { PriceSheetsCard } from "./_components/price-sheets-card.tsx";
import { RegionTable } from "./_components/region-table.tsx";

export function PricesClient({ canAdminister }: { canAdminister: boolean }) {
  const query = useQuery(priceQueries.current());
  const { data: prices } = query;
  if (!prices) return null;
  const { currency, extraRegions, sheets } = prices;
  return (
    <div className="flex flex-col gap-8">
      <PriceFreshness prices={prices} />
      <RegionTable prices={prices} error={query.error} refetch={query.refetch} />
      <PriceSheetsCard sheets={sheets} currency={currency} canAdminister={canAdminister} />
      {canAdminister && (
        // What was saved elsewhere replaces what stands in the fields.
        <PriceSettingsCard key={`${currency} ${extraRegions.join()}`} currency={currency} extraRegions={extraRegions} />
      )}
    </div>
  );
}
