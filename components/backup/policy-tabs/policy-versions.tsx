"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { RevertDialog } from "#components/backup/policy-change/revert-dialog.tsx";
import { SettingsDiff } from "#components/backup/policy-change/settings-diff.tsx";
import { PolicyFacts } from "#components/backup/policy-facts.tsx";
import { type PageMove, Pager } from "#components/table/pager.tsx";
import { FailedBody } from "#components/table/table-bodies.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { policyQueries } from "#lib/client/queries/policies.ts";
import type { PolicyDto } from "#lib/contracts/policies.ts";
import type { ListPolicyVersionsInput, PolicyVersionRowDto } from "#lib/contracts/policy-changes.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { type Compared, CompareVersions } from "./compare-versions.tsx";

type PolicyVersionsProps = {
  policy: PolicyDto;
  list: ListPolicyVersionsInput;
  compared: Compared;
  update: (patch: PageMove | Compared) => void;
  canEdit: boolean;
};

/** Who changed what, when, and what came of it; newest first. */
export function PolicyVersions({ policy, list, compared, update, canEdit }: PolicyVersionsProps) {
  const { data, error, refetch } = useQuery(policyQueries.versions(list));
  const [reverting, setReverting] = useState<PolicyVersionRowDto | null>(null);
  if (error) return <FailedBody label="Versions" error={toServiceError(error)} onRetry={() => refetch()} />;
  if (!data) return <Skeleton className="h-48" />;
  return (
    <div className="flex flex-col gap-4">
      {policy.version > 1 && <CompareVersions policy={policy} compared={compared} onCompare={update} />}
      <Card title="History">
        <ol aria-label="Versions" className="flex flex-col divide-y divide-line">
          {data.rows.map((row) => (
            <li key={row.number} className="py-4 first:pt-0 last:pb-0">
              <Version
                row={row}
                isInForce={row.number === policy.version}
                {...(canEdit ? { onRevert: () => setReverting(row) } : {})}
              />
            </li>
          ))}
        </ol>
        {(data.next || data.previous) && (
          <Pager shownCount={data.rows.length} next={data.next} previous={data.previous} onMove={update} />
        )}
      </Card>
      <RevertDialog policy={policy} version={reverting} onClose={() => setReverting(null)} />
    </div>
  );
}

type VersionProps = { row: PolicyVersionRowDto; isInForce: boolean; onRevert?: () => void };

function Version({ row, isInForce, onRevert }: VersionProps) {
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold text-base">Version {row.number}</h3>
        {isInForce && <Badge tone="success">In force</Badge>}
        <p className="text-muted text-sm">
          {row.createdBy}, <Instant at={row.createdAt} />
        </p>
      </div>
      {row.number > 1 && <SettingsDiff changes={row.changes} label={`What version ${row.number} changed`} />}
      <Outcome row={row} {...(onRevert ? { onRevert } : {})} />
      <Disclosure title="All settings of this version">
        <PolicyFacts settings={row.settings} />
      </Disclosure>
    </div>
  );
}

function Outcome({ row: { change }, onRevert }: Pick<VersionProps, "row" | "onRevert">) {
  if (!change) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="text-sm">
        Configure backup: {counted(change.configured, "job")} completed
        {change.failed > 0 && (
          <>
            , <span className="font-medium text-danger">{counted(change.failed, "job")} failed</span>
            {change.revertible === 0 && "; none of these virtual machines has this policy any more"}
          </>
        )}
      </p>
      {change.revertible > 0 && onRevert && (
        <Button size="small" onPress={onRevert}>
          Revert and keep the rest
        </Button>
      )}
    </div>
  );
}
