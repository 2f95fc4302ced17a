import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { DeletedPointDto, RunDetailDto } from "#lib/contracts/runs.ts";

const looks: Record<DeletedPointDto["state"], { tone: Tone; words: string }> = {
  Deleted: { tone: "success", words: "Deleted" },
  Refused: { tone: "danger", words: "Still there" },
  InProgress: { tone: "info", words: "In progress" },
  Kept: { tone: "neutral", words: "Kept: taken back or pinned" },
  NotStarted: { tone: "neutral", words: "Not started" },
};

/** Point by point what became of it; each counts as deleted only when Azure no longer has it. */
export function DeletedPoints({ run, points }: { run: RunDetailDto; points: readonly DeletedPointDto[] }) {
  return (
    <Card title="Restore points">
      {points.length > 0 ? (
        <ul className="flex flex-col divide-y divide-line">
          {points.map((point) => (
            <DeletedPoint key={point.id} point={point} />
          ))}
        </ul>
      ) : (
        <p className="text-muted">
          {run.isTerminal
            ? "The job deleted nothing."
            : "They are listed as soon as the job has looked at what may go now."}
        </p>
      )}
    </Card>
  );
}

function DeletedPoint({ point }: { point: DeletedPointDto }) {
  const { tone, words } = looks[point.state];
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <TextLink href={`/restore-points/${point.id}`}>
          {point.takenAt ? (
            <>
              Taken <Instant at={point.takenAt} />
            </>
          ) : (
            point.name
          )}
        </TextLink>
        <p className="font-mono text-muted text-xs wrap-anywhere">{point.name}</p>
        {point.refusal && <p className="text-sm text-pretty">{point.refusal}</p>}
      </div>
      <Badge tone={tone} className="shrink-0">
        {words}
      </Badge>
    </li>
  );
}
