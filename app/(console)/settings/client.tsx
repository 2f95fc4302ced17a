"use client";

import { useQuery } from "@tanstack/react-query";
import { ConnectionCard } from "#components/connections/connection-card.tsx";
import { NoConnections } from "#components/connections/no-connections.tsx";
import { MaintenanceWindowsCard } from "#components/maintenance/maintenance-windows-card.tsx";
import { AboutCard } from "#components/settings/about-card.tsx";
import { BinDaysCard } from "#components/settings/bin-days-card.tsx";
import { EligibilityProfileCard } from "#components/settings/eligibility-profile-card.tsx";
import { PricesCard } from "#components/settings/prices-card.tsx";
import { connectionQueries } from "#lib/client/queries/connections.ts";
import { maintenanceQueries } from "#lib/client/queries/maintenance.ts";
import { settingsQueries } from "#lib/client/queries/settings.ts";

/** A window opens and closes by the clock. */
const windowsPollMs = 60_000;

export function SettingsClient({ canAdminister }: { canAdminister: boolean }) {
  const { data: connections } = useQuery(connectionQueries.list());
  const { data: settings } = useQuery(settingsQueries.current());
  const { data: windows } = useQuery({ ...maintenanceQueries.list(), refetchInterval: windowsPollMs });
  if (!connections || !settings || !windows) return null;
  const subscriptions = connections.flatMap((connection) =>
    connection.subscriptions.map(({ subscriptionId, displayName }) => ({ id: subscriptionId, label: displayName })),
  );
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="connections" className="flex flex-col gap-4">
        <h2 id="connections" className="font-semibold text-lg">
          Azure connections
        </h2>
        {connections.length === 0 && <NoConnections canAdminister={canAdminister} />}
        {connections.map((connection) => (
          <ConnectionCard key={connection.id} connection={connection} canAdminister={canAdminister} />
        ))}
      </section>
      <EligibilityProfileCard profile={settings.profile} canAdminister={canAdminister} />
      <BinDaysCard binDays={settings.binDays} canAdminister={canAdminister} />
      <MaintenanceWindowsCard windows={windows} subscriptions={subscriptions} canAdminister={canAdminister} />
      <PricesCard />
      <AboutCard settings={settings} />
    </div>
  );
}
