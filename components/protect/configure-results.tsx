"use client";

import { CircleCheck, CircleX } from "lucide-react";
import { useEffect, useRef } from "react";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ConfigureBackupResult, ConfigureOutcome } from "#lib/contracts/protection.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";

/** One answer per VM: some may be refused because the world changed since the preview. */
export function ConfigureResults({ result: { outcomes } }: { result: ConfigureBackupResult }) {
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => titleRef.current?.focus(), []);
  const refused = outcomes.filter((outcome) => outcome.outcome === "refused");
  const configured = outcomes.length - refused.length;
  return (
    <div className="flex flex-col gap-4">
      <h2 ref={titleRef} tabIndex={-1} className="font-semibold text-lg outline-none">
        Backup configured for {counted(configured, "virtual machine")}
        {refused.length > 0 && `, ${refused.length} refused`}
      </h2>
      <Card>
        <ul className="flex flex-col divide-y divide-line">
          {[...refused, ...outcomes.filter((outcome) => outcome.outcome === "configured")].map((outcome) => (
            <OutcomeRow key={outcome.vmId} outcome={outcome} />
          ))}
        </ul>
      </Card>
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/vms" variant="primary">
          Virtual machines
        </LinkButton>
        <LinkButton href="/jobs">Jobs</LinkButton>
      </div>
    </div>
  );
}

function OutcomeRow({ outcome }: { outcome: ConfigureOutcome }) {
  const isDone = outcome.outcome === "configured";
  const Icon = isDone ? CircleCheck : CircleX;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2.5">
      <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${isDone ? "text-success" : "text-danger"}`} />
      <div className="min-w-0 flex-1">
        <TextLink href={`/vms/${outcome.vmId}`}>{outcome.vmName}</TextLink>
        <p className="text-muted text-sm">{isDone ? "Configured" : `Refused: ${outcome.reason}`}</p>
      </div>
      {outcome.runId && <TextLink href={`/jobs/${outcome.runId}`}>Configure backup job</TextLink>}
    </li>
  );
}
