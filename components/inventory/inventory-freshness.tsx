"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { useRequestSync } from "#lib/client/commands/inventory.ts";
import { inventoryQueries } from "#lib/client/queries/inventory.ts";
import { InventoryProblems } from "./inventory-problems.tsx";
import { SyncProgressBar } from "./sync-progress-bar.tsx";

/** How old the inventory is, what it is doing, and what it could not see. */
export function InventoryFreshness({ canSync }: { canSync: boolean }) {
  const { data } = useQuery(inventoryQueries.status());
  const command = useRequestSync();
  if (!data || data.connections.length === 0) return null;
  const running = data.connections.filter((connection) => connection.running !== null);
  const oldest = data.connections.map((connection) => connection.freshAsOf).toSorted(oldestFirst)[0] ?? null;
  return (
    <div className="mb-4 flex flex-col gap-3">
      <div className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
        {oldest ? (
          <span>
            Inventory read <RelativeTime at={oldest} className="font-medium text-ink" />
          </span>
        ) : (
          <span>{running.length > 0 ? "Reading the inventory for the first time" : "Inventory not read yet"}</span>
        )}
        {canSync && (
          <>
            <span aria-hidden>·</span>
            <Button
              variant="quiet"
              size="small"
              isPending={command.isPending || running.length > 0}
              icon={<RefreshCw aria-hidden />}
              onPress={() => command.run({ connectionId: null })}
            >
              {running.length > 0 ? "Syncing" : "Sync now"}
            </Button>
          </>
        )}
      </div>
      {running.map(
        (connection) =>
          connection.running && (
            <SyncProgressBar key={connection.connectionId} name={connection.connectionName} sync={connection.running} />
          ),
      )}
      <InventoryProblems connections={data.connections} />
    </div>
  );
}

/** A connection never read counts as the oldest. */
const oldestFirst = (left: string | null, right: string | null): number => (left ?? "").localeCompare(right ?? "");
