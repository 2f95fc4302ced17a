import { ConsistencyChip } from "#components/backup/consistency-chip.tsx";
import { Elapsed } from "#components/backup/elapsed.tsx";
import { requestedByWords } from "#components/backup/run-words.ts";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RunDetailDto } from "#lib/contracts/runs.ts";

export function JobFacts({ run }: { run: RunDetailDto }) {
  const { policy, restorePoint } = run;
  const hasOrMayHavePoint = restorePoint !== null || !run.isTerminal;
  return (
    <DefinitionList
      columns={3}
      items={[
        { term: "Virtual machine", value: <TextLink href={`/vms/${run.vm.id}`}>{run.vm.name}</TextLink> },
        { term: "Resource group", value: run.vm.resourceGroup },
        {
          term: "Policy",
          value: policy && (
            <>
              <TextLink href={`/policies/${policy.id}`}>{policy.name}</TextLink>, version {policy.version}
            </>
          ),
        },
        {
          term: "Consistency",
          value: run.requestedMode !== null && (
            <ConsistencyChip requested={run.requestedMode} achieved={run.achievedMode} />
          ),
        },
        { term: "Triggered by", value: requestedByWords(run) },
        { term: "Planned for", value: run.slotAt && <Instant at={run.slotAt} /> },
        { term: "Created", value: <Instant at={run.createdAt} /> },
        { term: "Started", value: run.startedAt ? <Instant at={run.startedAt} /> : "Not yet" },
        { term: "Duration", value: <JobDuration run={run} /> },
        {
          term: "Restore point",
          value: restorePoint && <TextLink href={`/restore-points/${restorePoint.id}`}>{restorePoint.name}</TextLink>,
        },
        { term: "Kept until", value: run.keepUntil && hasOrMayHavePoint && <Instant at={run.keepUntil} /> },
      ].filter(({ value }) => value !== null && value !== false)}
    />
  );
}

function JobDuration({ run }: { run: RunDetailDto }) {
  return (
    <>
      <Elapsed startedAt={run.startedAt} endedAt={run.endedAt} />
      {run.status === "Queued" && run.startedAt && <span className="text-muted"> so far, waiting now</span>}
    </>
  );
}
