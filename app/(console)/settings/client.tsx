"use client";

import { useQuery } from "@tanstack/react-query";
import { ConnectionCard } from "#components/connections/connection-card.tsx";
import { NoConnections } from "#components/connections/no-connections.tsx";
import { AboutCard } from "#components/settings/about-card.tsx";
import { BinDaysCard } from "#components/settings/bin-days-card.tsx";
import { EligibilityProfileCard } from "#components/settings/eligibility-profile-card.tsx";
import { connectionQueries } from "#lib/client/queries/connections.ts";
import { settingsQueries } from "#lib/client/queries/settings.ts";

export function SettingsClient({ canAdminister }: { canAdminister: boolean }) {
  const { data: connections } = useQuery(connectionQueries.list());
  const { data: settings } = useQuery(settingsQueries.current());
  if (!connections || !settings) return null;
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
      <AboutCard settings={settings} />
    </div>
  );
}
