"use client";

import { Scissors } from "lucide-react";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { AssessmentDto } from "#lib/contracts/vms.ts";
import { FindingCard } from "./finding-card.tsx";
import { StandingChip } from "./standing-chip.tsx";
import { modeWords } from "./verdict-words.ts";

/** One mode's verdict with every finding behind it. */
export function AssessmentView({ assessment, level = 2 }: { assessment: AssessmentDto; level?: 2 | 3 }) {
  const Heading = level === 2 ? "h2" : "h3";
  const { findings } = assessment;
  return (
    <section aria-label={modeWords[assessment.mode]} className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Heading className="font-semibold text-base">{modeWords[assessment.mode]}</Heading>
        <StandingChip assessment={assessment} />
      </div>
      <p className="mt-1 text-muted text-xs">
        Assessed <RelativeTime at={assessment.assessedAt} />
      </p>
      <LiftingNote names={assessment.liftingExclusions} />
      {findings.length === 0 ? (
        <p className="mt-3 text-base text-muted">Nothing stands in the way, and there is nothing to note.</p>
      ) : (
        <ul className="mt-3 flex flex-col gap-2.5">
          {findings.map((finding) => (
            <FindingCard key={finding.ruleId} finding={finding} />
          ))}
        </ul>
      )}
    </section>
  );
}

function LiftingNote({ names }: { names: string[] | null }) {
  if (!names || names.length === 0) return null;
  return (
    <p className="mt-2.5 flex gap-2 rounded-md bg-accent-soft px-3 py-2 text-base">
      <Scissors aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-text" />
      <span className="min-w-0 wrap-anywhere">
        Leaving out {names.length === 1 ? "this disk" : "these disks"} makes the VM eligible:{" "}
        <strong className="font-medium">{names.join(", ")}</strong>
      </span>
    </p>
  );
}
