"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { useRequestPriceRefresh } from "#lib/client/commands/prices.ts";
import { priceQueries } from "#lib/client/queries/prices.ts";

export function RefreshButton() {
  const { data } = useQuery(priceQueries.current());
  const command = useRequestPriceRefresh();
  const isRunning = Boolean(data?.running);
  return (
    <Button
      variant="primary"
      icon={<RefreshCw aria-hidden />}
      isPending={command.isPending || isRunning}
      isDisabled={data?.regions.length === 0}
      onPress={() => command.run({})}
    >
      {isRunning ? "Refreshing prices" : "Refresh prices now"}
    </Button>
  );
}
