import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { inventoryQueries } from "#lib/client/queries/inventory.ts";
import { vmQueries } from "#lib/client/queries/vms.ts";
import { type RawSearch, readSearch } from "#lib/contracts/search-params.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { getInventoryStatus } from "#lib/services/inventory/get-inventory-status.ts";
import { getVmFilterOptions } from "#lib/services/vms/get-vm-filter-options.ts";
import { listVms } from "#lib/services/vms/list-vms.ts";
import { VmsClient } from "./client.tsx";
import { vmSearch } from "./search-params.ts";

export const metadata: Metadata = { title: "Virtual machines" };

export default async function VmsPage({ searchParams }: { searchParams: Promise<RawSearch> }) {
  const { ctx, user } = await requireUser("view");
  const input = readSearch(vmSearch, await searchParams);
  const state = await prefetch(
    { queryKey: vmQueries.list(input).queryKey, load: () => listVms(ctx, input) },
    { queryKey: vmQueries.filters().queryKey, load: () => getVmFilterOptions(ctx) },
    { queryKey: inventoryQueries.status().queryKey, load: () => getInventoryStatus(ctx) },
  );
  return (
    <>
      <PageHeader
        title="Virtual machines"
        description="Every VM the connections can see, whether it can be backed up, and if not, why."
      />
      <HydrationBoundary state={state}>
        <VmsClient
          canProtect={userMay(user, "protect")}
          canBackUp={userMay(user, "backUp")}
          canAdminister={userMay(user, "administer")}
        />
      </HydrationBoundary>
    </>
  );
}
