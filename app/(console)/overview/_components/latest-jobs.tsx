import { RunStatusBadge } from "#components/backup/run-status-badge.tsx";
import { runOperationWords } from "#components/backup/run-words.ts";
import { Card } from "#components/ui/card.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RunSummaryDto } from "#lib/contracts/runs.ts";

export function LatestJobs({ jobs }: { jobs: readonly RunSummaryDto[] }) {
  return (
    <Card title="Latest jobs" actions={<TextLink href="/jobs">All jobs</TextLink>} isFlush>
      {jobs.length === 0 ? (
        <p className="px-4 pb-4 text-muted sm:px-5">
          No job has run yet. Backups show up here as soon as they are due.
        </p>
      ) : (
        <ul>
          {jobs.map((job) => (
            <li
              key={job.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-t px-4 py-2.5 sm:px-5"
            >
              <div className="min-w-0 flex-1 basis-48">
                <TextLink href={`/jobs/${job.id}`} className="block truncate">
                  {job.vm.name}
                </TextLink>
                <p className="truncate text-muted text-xs">
                  {runOperationWords[job.operation]}
                  {/* On a phone there is room for one more, and when it was matters most there. */}
                  <span className="sm:hidden">
                    {" · "}
                    <RelativeTime at={job.endedAt ?? job.createdAt} />
                  </span>
                  {job.policy && ` · ${job.policy.name}`}
                </p>
              </div>
              <RunStatusBadge status={job.status} />
              <RelativeTime
                at={job.endedAt ?? job.createdAt}
                className="w-28 text-right text-muted text-xs max-sm:hidden"
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
