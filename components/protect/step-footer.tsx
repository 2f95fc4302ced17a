"use client";

import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { type ProtectStep, protectSteps } from "#lib/contracts/protect-search.ts";
import type { ProtectionPreviewDto } from "#lib/contracts/protection.ts";
import { type ProtectDraft, stepProblem } from "./protect-draft.ts";

type StepFooterProps = {
  step: ProtectStep;
  draft: ProtectDraft;
  preview: ProtectionPreviewDto | undefined;
  onGo: (step: ProtectStep) => void;
};

/** On and back; what is missing is said beside the button that does not work yet. */
export function StepFooter({ step, draft, preview, onGo }: StepFooterProps) {
  const index = protectSteps.indexOf(step);
  const [previous, next] = [protectSteps[index - 1], protectSteps[index + 1]];
  const problem = stepProblem(step, draft, preview);
  return (
    <div className="sticky bottom-0 z-30 -mx-4 flex flex-wrap items-center justify-end gap-2 border-line border-t bg-canvas px-4 py-3 sm:mx-0 sm:px-0">
      <p role="status" className="mr-auto text-muted text-sm empty:hidden max-sm:w-full">
        {problem}
      </p>
      {previous ? <Button onPress={() => onGo(previous)}>Back</Button> : <LinkButton href="/vms">Cancel</LinkButton>}
      {next && (
        <Button variant="primary" isDisabled={problem !== null} onPress={() => onGo(next)}>
          Next
        </Button>
      )}
    </div>
  );
}
