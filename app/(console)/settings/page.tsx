import { HydrationBoundary } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { connectionQueries } from "#lib/client/queries/connections.ts";
import { maintenanceQueries } from "#lib/client/queries/maintenance.ts";
import { settingsQueries } from "#lib/client/queries/settings.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { listConnections } from "#lib/services/connections/list-connections.ts";
import { listMaintenanceWindows } from "#lib/services/maintenance/list-maintenance-windows.ts";
import { getSettings } from "#lib/services/settings/get-settings.ts";
import { SettingsClient } from "./client.tsx";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const { ctx, user } = await requireUser("view");
  const canAdminister = userMay(user, "administer");
  const state = await prefetch(
    { queryKey: connectionQueries.list().queryKey, load: () => listConnections(ctx) },
    { queryKey: maintenanceQueries.list().queryKey, load: () => listMaintenanceWindows(ctx) },
    { queryKey: settingsQueries.current().queryKey, load: () => getSettings(ctx) },
  );
  return (
    <>
      <PageHeader
        title="Settings"
        description={
          canAdminister
            ? "Where Stillpoint looks for virtual machines, how it judges them, and how long what it deletes can be taken back."
            : "Where Stillpoint looks for virtual machines, how it judges them, and how long what it deletes can be taken back. Only an administrator can change this."
        }
        actions={
          canAdminister && (
            <LinkButton href="/settings/connections/new" variant="primary" icon={<Plus aria-hidden />}>
              Add connection
            </LinkButton>
          )
        }
      />
      <HydrationBoundary state={state}>
        <SettingsClient canAdminister={canAdminister} />
      </HydrationBoundary>
    </>
  );
}
