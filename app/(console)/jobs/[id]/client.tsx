"use client";

import { useQuery } from "@tanstack/react-query";
import { BackupDisks } from "#components/backup/backup-disks.tsx";
import { BackupNowButton } from "#components/backup/backup-now-button.tsx";
import { QueueReason } from "#components/backup/queue-reason.tsx";
import { RunStatusBadge } from "#components/backup/run-status-badge.tsx";
import { runOperationWords } from "#components/backup/run-words.ts";
import { Banner } from "#components/feedback/banner.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { runQueries } from "#lib/client/queries/runs.ts";
import type { RunDetailDto } from "#lib/contracts/runs.ts";
import { CancelJob } from "./_components/cancel-job.tsx";
import { DeletedPoints } from "./_components/deleted-points.tsx";
import { JobFacts } from "./_components/job-facts.tsx";
import { JobFailure } from "./_components/job-failure.tsx";
import { JobHistory } from "./_components/job-history.tsx";
import { JobSteps } from "./_components/job-steps.tsx";
import { JobWarnings } from "./_components/job-warnings.tsx";
import { StatusAnnouncer } from "./_components/status-announcer.tsx";

type JobClientProps = { id: string; canBackUp: boolean };

/** One job, live until it ends. What went wrong stands first: this page is read on a phone at night. */
export function JobClient({ id, canBackUp }: JobClientProps) {
  const { data: run, isError } = useQuery(runQueries.one(id));
  if (!run) return null;
  const name = `${runOperationWords[run.operation]} of ${run.vm.name}`;
  return (
    <>
      <PageHeader
        title={name}
        badge={<RunStatusBadge status={run.status} />}
        crumbs={[{ label: "Jobs", href: "/jobs" }, { label: name }]}
        actions={canBackUp && <JobActions run={run} />}
      />
      <StatusAnnouncer run={run} />
      <div className="flex flex-col gap-4">
        {isError && (
          <Banner tone="warning" title="This job could not be refreshed">
            What you see may be out of date. It is tried again by itself.
          </Banner>
        )}
        {(run.status === "Queued" || run.waitReason !== null) && (
          <Banner tone={run.status === "Queued" ? "info" : "warning"} title={<QueueReason run={run} />} />
        )}
        <JobFailure run={run} />
        <JobWarnings warnings={run.warnings} />
        <Card>
          <JobFacts run={run} />
        </Card>
        <Card title="Sub-tasks">
          <JobSteps steps={run.steps} />
        </Card>
        {run.deletedPoints && <DeletedPoints run={run} points={run.deletedPoints} />}
        {isBackup(run) && <JobDisks run={run} />}
        <JobHistory history={run.history} />
      </div>
    </>
  );
}

function JobActions({ run }: { run: RunDetailDto }) {
  if (!run.isTerminal) return <CancelJob run={run} />;
  const isWorthRepeating = isBackup(run) && run.status !== "Completed";
  return isWorthRepeating && <BackupNowButton vmIds={[run.vm.id]} />;
}

const isBackup = ({ operation }: RunDetailDto): boolean => operation === "Backup" || operation === "OnDemandBackup";

function JobDisks({ run }: { run: RunDetailDto }) {
  return (
    <Card
      title="Disks"
      description={run.restorePoint || run.disks.length === 0 ? undefined : plannedWords(run)}
      isFlush={run.disks.length > 0}
    >
      {run.disks.length > 0 ? (
        <BackupDisks disks={run.disks} />
      ) : (
        <p className="text-muted">
          {run.isTerminal
            ? "The job ended before it looked at the VM's disks."
            : "They are listed as soon as the job has looked at the VM."}
        </p>
      )}
    </Card>
  );
}

const plannedWords = (run: RunDetailDto): string =>
  run.isTerminal ? "As planned. No restore point was taken." : "As planned. Azure has taken none of them yet.";
