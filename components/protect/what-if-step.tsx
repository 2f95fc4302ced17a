"use client";

import { Banner } from "#components/feedback/banner.tsx";
import { Card } from "#components/ui/card.tsx";
import type { PreviewVm, ProtectionPreviewDto } from "#lib/contracts/protection.ts";
import { BlockedVms } from "./blocked-vms.tsx";
import { EffectFacts } from "./effect-facts.tsx";
import { GoingPoints } from "./going-points.tsx";
import { PreviewState } from "./preview-state.tsx";
import { type ProtectDraft, protectable } from "./protect-draft.ts";
import { ProtectionEstimate } from "./protection-estimate.tsx";
import type { Preview } from "./use-preview.ts";
import type { DraftStore } from "./use-protect-draft.ts";
import { WarningGroup } from "./warning-group.tsx";

type WhatIfStepProps = { draft: ProtectDraft; change: DraftStore["change"]; preview: Preview };

export function WhatIfStep({ draft, change, preview }: WhatIfStepProps) {
  return (
    <PreviewState preview={preview}>
      {(dto) => (
        <>
          <EffectFacts preview={dto} />
          <ProtectionEstimate preview={dto} />
          <BlockedVms
            vms={dto.vms.filter((vm) => vm.blockers.length > 0)}
            onRemove={(ids) =>
              change((before) => ({ ...before, vmIds: before.vmIds.filter((id) => !ids.includes(id)) }))
            }
          />
          <AlreadyProtected preview={dto} />
          <GoingPoints preview={dto} />
          <Warnings vms={protectable(dto)} draft={draft} change={change} />
        </>
      )}
    </PreviewState>
  );
}

function AlreadyProtected({ preview: { vms, policy } }: { preview: ProtectionPreviewDto }) {
  const moving = vms.filter(
    ({ current }) => current && current.policyId !== policy.id && current.state !== "ProtectionStopped",
  );
  if (moving.length === 0) return null;
  return (
    <Banner
      tone="info"
      title={
        moving.length === 1 ? "1 of them has another policy now" : `${moving.length} of them have another policy now`
      }
    >
      {moving.length === 1 ? "It moves" : "They move"} to {policy.name}, which from then on also decides how long the
      restore points taken so far stay: {moving.map((vm) => `${vm.name} (${vm.current?.policyName})`).join(", ")}.
    </Banner>
  );
}

type Group = { finding: PreviewVm["warnings"][number]; vms: { id: string; name: string; meaning: string }[] };

/** One rule often fires on many VMs: it is read once and accepted for those it names. */
function groupByRule(vms: readonly PreviewVm[]): Group[] {
  const groups = new Map<string, Group>();
  for (const vm of vms) {
    for (const finding of vm.warnings) {
      const group = groups.get(finding.ruleId) ?? { finding, vms: [] };
      group.vms.push({ id: vm.vmId, name: vm.name, meaning: finding.meaning });
      groups.set(finding.ruleId, group);
    }
  }
  return [...groups.values()];
}

function Warnings({ vms, draft, change }: { vms: readonly PreviewVm[] } & Pick<WhatIfStepProps, "draft" | "change">) {
  const groups = groupByRule(vms);
  if (groups.length === 0)
    return vms.length > 0 ? <Banner tone="success" title="No rule warns about anything" /> : null;
  const accept = ({ finding, vms: concerned }: Group, isAccepted: boolean) =>
    change((before) =>
      withAcceptance(
        before,
        finding.ruleId,
        concerned.map(({ id }) => id),
        isAccepted,
      ),
    );
  return (
    <Card
      title="Warnings"
      description="Read and accept each one. Who accepted what, and when, is recorded with the protection."
    >
      <ul className="flex flex-col gap-4">
        {groups.map((group) => (
          <WarningGroup
            key={group.finding.ruleId}
            finding={group.finding}
            vms={group.vms}
            isAccepted={group.vms.every(({ id }) => draft.accepted[id]?.includes(group.finding.ruleId))}
            onAccept={(isAccepted) => accept(group, isAccepted)}
          />
        ))}
      </ul>
    </Card>
  );
}

function withAcceptance(
  draft: ProtectDraft,
  ruleId: string,
  vmIds: readonly string[],
  isAccepted: boolean,
): ProtectDraft {
  const accepted = { ...draft.accepted };
  for (const id of vmIds) {
    const others = (accepted[id] ?? []).filter((other) => other !== ruleId);
    accepted[id] = isAccepted ? [...others, ruleId] : others;
  }
  return { ...draft, accepted };
}
