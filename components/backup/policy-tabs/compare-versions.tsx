"use client";

import { useQuery } from "@tanstack/react-query";
import { SettingsDiff } from "#components/backup/policy-change/settings-diff.tsx";
import { Banner } from "#components/feedback/banner.tsx";
import { Card } from "#components/ui/card.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { policyQueries } from "#lib/client/queries/policies.ts";
import type { PolicyDto } from "#lib/contracts/policies.ts";
import { diffSettings } from "#lib/domain/policy/diff-settings.ts";

/** Numbers of versions; without them the last two are compared. */
export type Compared = { older?: number | undefined; newer?: number | undefined };

type CompareVersionsProps = { policy: PolicyDto; compared: Compared; onCompare: (compared: Compared) => void };

/** Any two versions against each other, however far apart. */
export function CompareVersions({ policy, compared, onCompare }: CompareVersionsProps) {
  const older = compared.older ?? policy.version - 1;
  const newer = compared.newer ?? policy.version;
  const choose = (side: keyof Compared) => (number: number) => {
    if (!Number.isNaN(number)) onCompare({ older, newer, [side]: number });
  };
  const range = { minValue: 1, maxValue: policy.version };
  return (
    <Card title="Compare versions">
      <div className="flex flex-col gap-4">
        <div className="grid max-w-md grid-cols-2 gap-4">
          <NumberField label="Version" value={older} onChange={choose("older")} {...range} />
          <NumberField label="With version" value={newer} onChange={choose("newer")} {...range} />
        </div>
        <Comparison policyId={policy.id} older={older} newer={newer} />
      </div>
    </Card>
  );
}

function Comparison({ policyId, older, newer }: { policyId: string; older: number; newer: number }) {
  const before = useQuery(policyQueries.version({ policyId, number: older }));
  const after = useQuery(policyQueries.version({ policyId, number: newer }));
  const error = before.error ?? after.error;
  if (error) return <Banner tone="danger" title={toServiceError(error).message} />;
  if (!before.data || !after.data) return <Skeleton className="h-16" />;
  const changes = diffSettings(before.data.settings, after.data.settings);
  return <SettingsDiff changes={changes} label={`Version ${older} compared with version ${newer}`} />;
}
