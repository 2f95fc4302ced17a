"use client";

import { Badge } from "#components/ui/badge.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { toneIcons, toneText } from "#components/ui/tone.ts";
import type { FindingDto } from "#lib/contracts/vms.ts";
import { severityTones, severityWords } from "./verdict-words.ts";

/** One finding in full: what it means for this VM, what to do, and who says so. */
export function FindingCard({ finding }: { finding: FindingDto }) {
  const tone = severityTones[finding.severity];
  const Icon = toneIcons[tone];
  return (
    <li className="rounded-lg border border-line bg-surface p-3.5">
      <div className="flex gap-2.5">
        <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${toneText[tone]}`} />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <p className="font-medium text-base">
              <span className={toneText[tone]}>{severityWords[finding.severity]}: </span>
              {finding.title}
            </p>
            {finding.passing && <Badge tone="info">Goes away by itself</Badge>}
            {finding.unverified && (
              <Badge tone="neutral" icon={null}>
                Unverified
              </Badge>
            )}
          </div>
          <p className="mt-1 text-base text-muted text-pretty wrap-anywhere">{finding.meaning}</p>
          {finding.until && (
            <p className="mt-1 text-base">
              Possible again from <Instant at={finding.until} />.
            </p>
          )}
          <p className="mt-2 text-base text-pretty">
            <span className="font-medium">What to do: </span>
            {finding.remedy}
          </p>
          <FindingSource finding={finding} />
        </div>
      </div>
    </li>
  );
}

function FindingSource({ finding }: { finding: FindingDto }) {
  return (
    <p className="mt-2 text-faint text-xs text-pretty wrap-anywhere">
      Rule {finding.ruleId}.{" "}
      {finding.unverified
        ? `No document says this outright; nearest source: ${finding.source}, ${finding.sourceDate}.`
        : `Source: ${finding.source}, ${finding.sourceDate}.`}
    </p>
  );
}
