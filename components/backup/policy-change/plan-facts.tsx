"use client";

import { Card } from "#components/ui/card.tsx";
import { type Definition, DefinitionList } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/instant.tsx";
import type { BeforeAfter, PolicyChangePlanDto } from "#lib/contracts/policy-changes.ts";
import { gapInWords } from "#lib/domain/policy/policy-in-words.ts";
import { SettingsDiff } from "./settings-diff.tsx";

/** What changes, and what it comes to for all VMs alike. */
export function PlanFacts({ plan }: { plan: PolicyChangePlanDto }) {
  return (
    <Card
      title="What changes"
      description={`Version ${plan.policy.version} of ${plan.policy.name}, and what it would become.`}
    >
      <div className="flex flex-col gap-5">
        <SettingsDiff changes={plan.changes} label="Settings before and after" />
        <DefinitionList columns={3} items={factsOf(plan)} />
      </div>
    </Card>
  );
}

function factsOf(plan: PolicyChangePlanDto): Definition[] {
  return [
    { term: "Achieved RPO", value: rpoInWords(plan.rpoHours) },
    { term: "Restore points per VM in the steady state", value: pointsInWords(plan) },
    { term: "Next backups", value: <NextBackups plan={plan} /> },
  ];
}

function rpoInWords({ before, after }: BeforeAfter<number | null>): string {
  const now = `At most ${gapInWords(after)}`;
  return before === after ? `${now}, as before` : `${now} (before: ${gapInWords(before)})`;
}

function pointsInWords({ pointsPerVm, binnedPointsPerVm, pointLimit, vms }: PolicyChangePlanDto): string {
  const { before, after } = pointsPerVm;
  const others = vms.reduce((most, vm) => Math.max(most, vm.otherPoints), 0);
  const was = before === after ? "" : ` (before: ${before})`;
  const bin = binnedPointsPerVm > 0 ? `, up to ${binnedPointsPerVm} more in the bin` : "";
  const foreign = others > 0 ? `; other tools hold up to ${others} on one of them` : "";
  const tooMany = after + binnedPointsPerVm + others > pointLimit ? ". Together that is more than Azure allows" : "";
  return `Up to ${after} of Azure's ${pointLimit}${was}${bin}${foreign}${tooMany}`;
}

function NextBackups({ plan: { vms } }: { plan: PolicyChangePlanDto }) {
  const starts = vms.flatMap((vm) => vm.nextRunAt ?? []).toSorted();
  const [first, last] = [starts[0], starts.at(-1)];
  if (!first || !last) return vms.length === 0 ? "No VM has this policy" : "None";
  if (first === last) return <Instant at={first} />;
  return (
    <>
      <Instant at={first} /> to <Instant at={last} />
    </>
  );
}
