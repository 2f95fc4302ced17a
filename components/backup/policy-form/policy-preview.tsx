"use client";

import { NextRuns } from "#components/backup/next-runs.tsx";
import { PointsMeter } from "#components/backup/points-meter.tsx";
import { Card } from "#components/ui/card.tsx";
import type { CreatePolicyInput } from "#lib/contracts/policies.ts";
import { pointsHeld } from "#lib/domain/policy/points-held.ts";
import { scheduleInWords } from "#lib/domain/schedule/schedule-in-words.ts";

/** What the settings mean, before anything is saved: computed by the functions that plan and prune. */
export function PolicyPreview({ settings }: Pick<CreatePolicyInput, "settings">) {
  const held = pointsHeld(settings);
  return (
    <div className="flex flex-col gap-4">
      <Card title="Restore points in the steady state">
        {Number.isFinite(held.total) ? (
          <PointsMeter held={held} />
        ) : (
          <p className="text-muted text-sm">Fill in every number to see how many points it keeps.</p>
        )}
      </Card>
      <Card title="Next ten runs" description={scheduleInWords(settings.schedule)}>
        <NextRuns schedule={settings.schedule} timeZone={settings.timeZone} />
      </Card>
    </div>
  );
}
