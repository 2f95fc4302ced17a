"use client";

import { useQuery } from "@tanstack/react-query";
import { NextRuns } from "#components/backup/next-runs.tsx";
import { PointsMeter } from "#components/backup/points-meter.tsx";
import { Card } from "#components/ui/card.tsx";
import { settingsQueries } from "#lib/client/queries/settings.ts";
import type { CreatePolicyInput } from "#lib/contracts/policies.ts";
import { gapInWords } from "#lib/domain/policy/policy-in-words.ts";
import { longestGapHours } from "#lib/domain/schedule/longest-gap.ts";
import { scheduleInWords } from "#lib/domain/schedule/schedule-in-words.ts";
import { SettingsEstimate } from "./settings-estimate.tsx";

type PolicyPreviewProps = Pick<CreatePolicyInput, "settings"> & {
  /** Of a policy that is edited. */
  policyId: string | null;
};

/** What the settings mean, before anything is saved: computed by the functions that plan and prune. */
export function PolicyPreview({ settings, policyId }: PolicyPreviewProps) {
  const { data: general } = useQuery(settingsQueries.current());
  const rpo = longestGapHours(settings.schedule);
  return (
    <div className="flex flex-col gap-4">
      <Card title="Achieved RPO">
        <p className="text-base">
          {rpo === null
            ? "It never runs."
            : `At most ${gapInWords(rpo)} between two restore points of a virtual machine.`}
        </p>
      </Card>
      <Card title="Restore points in the steady state">
        {general && <PointsMeter settings={settings} binDays={general.binDays} />}
      </Card>
      <SettingsEstimate settings={settings} policyId={policyId} />
      <Card title="Next ten runs" description={scheduleInWords(settings.schedule)}>
        <NextRuns schedule={settings.schedule} timeZone={settings.timeZone} />
      </Card>
    </div>
  );
}
