"use client";

import { ShieldOff } from "lucide-react";
import { ProtectionStateBadge } from "#components/backup/protection-state-badge.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { AssessmentDto, VmDetailDto } from "#lib/contracts/vms.ts";

export function VmProtectionCard({ vm, canProtect }: { vm: VmDetailDto; canProtect: boolean }) {
  return (
    <Card title="Protection">
      {vm.protection ? <Protection {...vm.protection} /> : <None vm={vm} can={canProtect} />}
    </Card>
  );
}

function None({ vm, can }: { vm: VmDetailDto; can: boolean }) {
  const [crash, application] = vm.assessments;
  const isBlocked = crash !== undefined && !isPossible(crash);
  return (
    <EmptyState
      icon={ShieldOff}
      title="Not protected"
      actions={
        isBlocked ? (
          <LinkButton href={`/vms/${vm.id}?tab=eligibility`}>See why</LinkButton>
        ) : (
          can && (
            <LinkButton href={`/vms/protect?vm=${vm.id}`} variant="primary">
              Configure backup
            </LinkButton>
          )
        )
      }
    >
      {isBlocked
        ? `Crash-consistent restore points of this VM are not possible as it is.${application && isPossible(application) ? " Application-consistent ones are." : ""}`
        : "No policy takes restore points of this VM."}
    </EmptyState>
  );
}

/** As it is, or without the disks that stand in the way. */
const isPossible = ({ verdict, liftingExclusions }: AssessmentDto): boolean =>
  verdict !== "blocked" || liftingExclusions !== null;

function nextBackup({ state, nextRunAt, pausedUntil }: NonNullable<VmDetailDto["protection"]>) {
  if (state === "ProtectionPaused") {
    return { term: "Paused until", value: pausedUntil ? <Instant at={pausedUntil} /> : "Somebody resumes it" };
  }
  return { term: "Next backup", value: nextRunAt ? <Instant at={nextRunAt} /> : "Not planned" };
}

function ConfiguredBy({ rule }: Pick<NonNullable<VmDetailDto["protection"]>, "rule">) {
  if (!rule) return "By hand";
  if (rule.standing === "deleted") return `By rule ${rule.name}, which has been deleted`;
  return (
    <>
      By rule <TextLink href={`/protection-rules/${rule.id}`}>{rule.name}</TextLink>{" "}
      {rule.standing === "noLongerMatched" && <Badge tone="warning">No longer matched</Badge>}
      {rule.standing === "off" && ", which is off"}
    </>
  );
}

function Protection(protection: NonNullable<VmDetailDto["protection"]>) {
  const { state, stoppedAt, missedSlots, excludedDiskNames, acceptedWarnings } = protection;
  const items = [
    { term: "State", value: <ProtectionStateBadge state={state} /> },
    {
      term: "Policy",
      value: <TextLink href={`/policies/${protection.policyId}`}>{protection.policyName}</TextLink>,
    },
    { term: "Configured", value: <ConfiguredBy rule={protection.rule} /> },
    {
      term: "Last success",
      value: protection.lastSuccessAt ? <RelativeTime at={protection.lastSuccessAt} /> : "None yet",
    },
    stoppedAt ? { term: "Stopped", value: <Instant at={stoppedAt} /> } : nextBackup(protection),
    { term: "Disks left out", value: excludedDiskNames.length > 0 ? excludedDiskNames.join(", ") : "None" },
    ...(missedSlots > 0 ? [{ term: "Missed runs", value: missedSlots.toLocaleString("en-GB") }] : []),
  ];
  return (
    <>
      <DefinitionList columns={3} items={items} />
      {acceptedWarnings.length > 0 && (
        <div className="mt-4 border-line border-t pt-3">
          <p className="text-muted text-xs">Accepted warnings</p>
          <ul className="mt-1 text-sm">
            {acceptedWarnings.map((warning) => (
              <li key={warning.ruleId}>
                Rule {warning.ruleId}, by {warning.acceptedBy} on <Instant at={warning.acceptedAt} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
