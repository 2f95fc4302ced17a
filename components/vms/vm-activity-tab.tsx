"use client";

import { useQuery } from "@tanstack/react-query";
import { Activity } from "lucide-react";
import { FilterSelect } from "#components/table/filter-select.tsx";
import { type PageMove, Pager } from "#components/table/pager.tsx";
import { FailedBody, NoMatch } from "#components/table/table-bodies.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { LocalText } from "#components/ui/local-text.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { toneIcons, toneText } from "#components/ui/tone.ts";
import { toServiceError } from "#lib/client/api-error.ts";
import { vmQueries } from "#lib/client/queries/vms.ts";
import type { ListVmEventsInput, VmEventDto } from "#lib/contracts/vms.ts";
import { type StoryTopic, storyTopics } from "#lib/domain/vm/story.ts";
import { eventTone } from "./event-tone.ts";

type VmActivityTabProps = {
  list: ListVmEventsInput;
  onMove: (move: PageMove) => void;
  onTopic: (topic: StoryTopic | null) => void;
};

const topicWords: Record<StoryTopic, string> = {
  backups: "Backups, waits and missed slots",
  protection: "Policy, rules and pauses",
  machine: "Changes of the VM",
  eligibility: "Eligibility",
  alerts: "Alerts",
};
const topicOptions = storyTopics.map((id) => ({ id, label: topicWords[id] }));

/** One time line of everything that happened to the VM, and why. */
export function VmActivityTab({ list, onMove, onTopic }: VmActivityTabProps) {
  return (
    <section aria-label="Activity" className="overflow-clip rounded-lg border border-line bg-surface shadow-card">
      <div className="flex border-line border-b px-3 py-2.5">
        <FilterSelect label="About" options={topicOptions} value={list.topic} onChange={onTopic} />
      </div>
      <Story list={list} onMove={onMove} onClear={() => onTopic(null)} />
    </section>
  );
}

type StoryProps = { list: ListVmEventsInput; onMove: (move: PageMove) => void; onClear: () => void };

function Story({ list, onMove, onClear }: StoryProps) {
  const { data, error, refetch, isPlaceholderData } = useQuery(vmQueries.events(list));
  if (error && !data) return <FailedBody label="Activity" error={toServiceError(error)} onRetry={() => refetch()} />;
  if (!data) return <Loading />;
  if (data.rows.length === 0) return list.topic ? <NoMatch label="Entries" onClearFilters={onClear} /> : <Nothing />;
  return (
    <>
      <ol
        aria-label="Activity, newest first"
        aria-busy={isPlaceholderData}
        className={isPlaceholderData ? "opacity-60" : undefined}
      >
        {data.rows.map((event) => (
          <Entry key={`${event.kind}/${event.id}`} event={event} />
        ))}
      </ol>
      <Pager shownCount={data.rows.length} next={data.next} previous={data.previous} onMove={onMove} />
    </>
  );
}

const Nothing = () => (
  <EmptyState icon={Activity} title="Nothing has happened yet">
    Changes of the VM, of its protection and eligibility, the ends of its backups and its alerts appear here.
  </EmptyState>
);

const Loading = () => (
  <div role="status" aria-label="Loading activity" className="flex flex-col gap-3 p-4">
    <Skeleton className="h-10" />
    <Skeleton className="h-10" />
    <Skeleton className="h-10" />
  </div>
);

function Entry({ event }: { event: VmEventDto }) {
  const tone = eventTone(event.kind);
  const Icon = toneIcons[tone];
  return (
    <li className="flex flex-wrap gap-x-4 gap-y-0.5 border-line border-b px-4 py-3 last:border-0 sm:flex-nowrap">
      <Instant at={event.at} className="w-44 shrink-0 text-muted text-sm max-sm:pl-6.5" />
      <div className="flex min-w-0 gap-2.5 max-sm:order-first max-sm:w-full">
        <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${toneText[tone]}`} />
        <p className="min-w-0 text-base text-pretty wrap-anywhere">
          <LocalText text={event.message} />{" "}
          {event.runId && <TextLink href={`/jobs/${event.runId}`}>Open job</TextLink>}
        </p>
      </div>
    </li>
  );
}
