"use client";

import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/instant.tsx";
import type { PreviewVm, ProtectionPreviewDto } from "#lib/contracts/protection.ts";
import { consistencyInWords, counted } from "#lib/domain/policy/policy-in-words.ts";
import { protectable } from "./protect-draft.ts";

/** What the chosen policy means for the chosen VMs. */
export function EffectFacts({ preview }: { preview: ProtectionPreviewDto }) {
  const vms = protectable(preview);
  return (
    <Card title={`${counted(vms.length, "virtual machine")} with ${preview.policy.name}`}>
      <DefinitionList
        columns={2}
        items={[
          { term: "Consistency", value: consistencyInWords(preview.policy.settings.consistencyType) },
          {
            term: "Achieved RPO",
            value:
              preview.rpoHours === null
                ? "The schedule never runs"
                : `At most ${rpoWords(preview.rpoHours)} between two planned restore points`,
          },
          { term: vms.length === 1 ? "First backup" : "First backups", value: <FirstRuns vms={vms} /> },
          { term: "Restore points per VM in the steady state", value: pointWords(preview, vms) },
        ]}
      />
    </Card>
  );
}

const rpoWords = (hours: number): string => (hours % 24 === 0 ? counted(hours / 24, "day") : counted(hours, "hour"));

function FirstRuns({ vms }: { vms: readonly PreviewVm[] }) {
  const starts = vms.flatMap((vm) => vm.firstRunAt ?? []).toSorted();
  const [first] = starts;
  const last = starts.at(-1);
  if (!first || !last) return "None";
  return first === last ? (
    <Instant at={first} />
  ) : (
    <>
      <Instant at={first} /> to <Instant at={last} />, spread so that they do not all begin at once
    </>
  );
}

function pointWords(
  { pointsPerVm, binnedPointsPerVm, pointLimit }: ProtectionPreviewDto,
  vms: readonly PreviewVm[],
): string {
  const most = vms.reduce((max, vm) => Math.max(max, vm.otherPoints ?? 0), 0);
  const isUnknown = vms.some((vm) => vm.otherPoints === null);
  const bin = binnedPointsPerVm > 0 ? `, and up to ${binnedPointsPerVm} more in the bin` : "";
  const own = `Up to ${pointsPerVm} of Azure's ${pointLimit}${bin}`;
  const others = most > 0 ? `; other tools hold up to ${most} on one of them` : "";
  const unknown = isUnknown ? "; points of other tools have not been counted on all of them yet" : "";
  const tooMany =
    pointsPerVm + binnedPointsPerVm + most > pointLimit
      ? ". Together that is more than Azure allows: backups will fail at the limit"
      : "";
  return `${own}${others}${unknown}${tooMany}`;
}
