"use client";

import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { Instant } from "#components/ui/instant.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { PolicyChangeVm } from "#lib/contracts/policy-changes.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { useShownPart } from "./show-more.tsx";

const standings: Record<PolicyChangeVm["standing"], { tone: Tone; words: string }> = {
  follows: { tone: "success", words: "Follows" },
  unsupported: { tone: "danger", words: "Unsupported" },
  blockedAnyway: { tone: "warning", words: "Not eligible, as before" },
  notJudged: { tone: "neutral", words: "Not in the inventory" },
};

const severity: PolicyChangeVm["standing"][] = ["unsupported", "blockedAnyway", "notJudged", "follows"];

/** Every VM that the change reaches and how it fares, those with trouble first. */
export function AffectedVms({ vms }: { vms: readonly PolicyChangeVm[] }) {
  const { shown, more } = useShownPart(
    vms.toSorted((a, b) => severity.indexOf(a.standing) - severity.indexOf(b.standing)),
  );
  if (vms.length === 0) return null;
  return (
    <Card title={`Reaches ${counted(vms.length, "virtual machine")}`}>
      <ul className="flex flex-col divide-y divide-line">
        {shown.map((vm) => (
          <li key={vm.vmId} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2 first:pt-0 last:pb-0">
            <span className="font-medium text-base wrap-anywhere">{vm.name}</span>
            <Badge tone={standings[vm.standing].tone}>{standings[vm.standing].words}</Badge>
            <span className="text-muted text-sm">
              {vm.nextRunAt ? (
                <>
                  Next backup <Instant at={vm.nextRunAt} />
                </>
              ) : (
                "No next backup"
              )}
            </span>
            {vm.ruledOut.length > 0 && (
              <p className="basis-full text-muted text-sm wrap-anywhere">
                Left out by the disk rule: {vm.ruledOut.map(({ name, because }) => `${name} (${because})`).join(", ")}
              </p>
            )}
            {vm.refusal && <p className="basis-full text-muted text-sm">{vm.refusal}</p>}
          </li>
        ))}
      </ul>
      {more}
    </Card>
  );
}
