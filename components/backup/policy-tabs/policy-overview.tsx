"use client";

import { useQuery } from "@tanstack/react-query";
import { NextRuns } from "#components/backup/next-runs.tsx";
import { PointsMeter } from "#components/backup/points-meter.tsx";
import { PolicyFacts } from "#components/backup/policy-facts.tsx";
import { Card } from "#components/ui/card.tsx";
import { settingsQueries } from "#lib/client/queries/settings.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";

export function PolicyOverview({ settings }: { settings: PolicySettings }) {
  const { data: general } = useQuery(settingsQueries.current());
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <Card title="Settings">
        <PolicyFacts settings={settings} />
      </Card>
      <div className="flex min-w-0 flex-col gap-4">
        <Card title="Restore points in the steady state">
          {general && <PointsMeter settings={settings} binDays={general.binDays} />}
        </Card>
        <Card title="Next ten runs">
          <NextRuns schedule={settings.schedule} timeZone={settings.timeZone} />
        </Card>
      </div>
    </div>
  );
}
