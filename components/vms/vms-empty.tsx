"use client";

import { useQuery } from "@tanstack/react-query";
import { CloudOff, Hourglass, Server } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { inventoryQueries } from "#lib/client/queries/inventory.ts";

/** An empty fleet has three reasons, and each has its own next step. */
export function VmsEmpty({ canAdminister }: { canAdminister: boolean }) {
  const { data } = useQuery(inventoryQueries.status());
  if (data?.connections.length === 0) {
    return (
      <EmptyState
        icon={CloudOff}
        title="No Azure connection yet"
        actions={
          canAdminister && (
            <LinkButton href="/settings/connections/new" variant="primary">
              Add connection
            </LinkButton>
          )
        }
      >
        Stillpoint finds virtual machines through a connection to Azure.{" "}
        {!canAdminister && "Ask an administrator to add one in Settings."}
      </EmptyState>
    );
  }
  if (data?.connections.some((connection) => connection.running || connection.freshAsOf === null)) {
    return (
      <EmptyState icon={Hourglass} title="The inventory is being read">
        Virtual machines show up here as soon as the first pass has stored them.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Server}
      title="No virtual machines"
      actions={<LinkButton href="/settings">Open Settings</LinkButton>}
    >
      The connections see none. Check in Settings which subscriptions they see and what they may read there.
    </EmptyState>
  );
}
