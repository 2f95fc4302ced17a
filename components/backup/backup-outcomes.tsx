import { CircleCheck, CircleSlash } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { StartBackupOutcome } from "#lib/contracts/runs.ts";

/** One answer per VM: its job, or why there is none. */
export function BackupOutcomes({ outcomes, onClose }: { outcomes: StartBackupOutcome[]; onClose: () => void }) {
  const started = outcomes.filter((outcome) => outcome.runId !== null).length;
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="font-medium text-base">
        {started === outcomes.length
          ? `${started === 1 ? "The backup is" : `${started} backups are`} queued.`
          : `${started} of ${outcomes.length} backups are queued; the others could not begin.`}
      </p>
      <ul
        aria-label="Result for each VM"
        className="max-h-80 divide-y divide-line overflow-y-auto rounded-md border border-line"
      >
        {outcomes.map((outcome) => (
          <li key={outcome.virtualMachineId} className="flex gap-2.5 px-3 py-2.5">
            {outcome.runId ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
            ) : (
              <CircleSlash aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
            )}
            <div className="min-w-0 flex-1">
              <p className="font-medium wrap-anywhere">{outcome.vmName}</p>
              {outcome.refusal && <p className="text-muted text-sm text-pretty">{outcome.refusal}</p>}
            </div>
            {outcome.runId && (
              <TextLink href={`/jobs/${outcome.runId}`} className="shrink-0 text-sm">
                View job<span className="sr-only"> of {outcome.vmName}</span>
              </TextLink>
            )}
          </li>
        ))}
      </ul>
      <div className="flex justify-end border-line border-t pt-3.5">
        <Button variant="primary" onPress={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}
