import { PointConsistency, PointDisks, PointKeptUntil, PointTaken } from "#components/backup/point-cells.tsx";
import { RunStatusBadge } from "#components/backup/run-status-badge.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RestorePointDetailDto } from "#lib/contracts/restore-points.ts";
import { PointRetention } from "./point-retention.tsx";

export function PointFacts({ point }: { point: RestorePointDetailDto }) {
  const { run, collection } = point;
  // Of a point in the bin the notice above says when it goes.
  const isKept = point.origin === "own" && !point.deletedAt && !point.bin;
  return (
    <div className="flex flex-col gap-3">
      <DefinitionList
        columns={3}
        items={[
          { term: "Virtual machine", value: <TextLink href={`/vms/${point.vm.id}`}>{point.vm.name}</TextLink> },
          { term: "Taken", value: <PointTaken point={point} /> },
          { term: "Consistency", value: <PointConsistency point={point} /> },
          { term: "Disks", value: <PointDisks point={point} /> },
          { term: "Policy", value: point.policyName },
          { term: "Kept until", value: isKept && <PointKeptUntil point={point} /> },
          {
            term: point.retention?.isKept === false ? "Why it goes" : "Why it is kept",
            value: point.retention && <PointRetention retention={point.retention} />,
          },
          {
            term: "Job",
            value: run && (
              <span className="flex flex-wrap items-center gap-2">
                <TextLink href={`/jobs/${run.id}`}>View job</TextLink>
                <RunStatusBadge status={run.status} />
              </span>
            ),
          },
          { term: "Collection", value: `${collection.name} in ${collection.resourceGroup}` },
          { term: "Region", value: collection.location },
        ].filter(({ value }) => value !== null && value !== false)}
      />
      <DefinitionList
        items={[{ term: "Azure resource ID", value: <Copyable text={point.armId} what="Azure resource ID" /> }]}
      />
    </div>
  );
}
