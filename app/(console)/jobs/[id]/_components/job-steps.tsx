import { Circle, CircleCheck, CircleDashed, CircleX, Hourglass, LoaderCircle, type LucideIcon } from "lucide-react";
import { Elapsed } from "#components/backup/elapsed.tsx";
import { IdList } from "#components/ui/id-list.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { LocalText } from "#components/ui/local-text.tsx";
import type { RunStepDto } from "#lib/contracts/runs.ts";

const looks: Record<RunStepDto["status"], { icon: LucideIcon; tone: string; words: string }> = {
  NotStarted: { icon: Circle, tone: "text-faint", words: "Not started" },
  InProgress: { icon: LoaderCircle, tone: "text-info motion-safe:animate-spin", words: "In progress" },
  Waiting: { icon: Hourglass, tone: "text-muted", words: "Waiting" },
  Completed: { icon: CircleCheck, tone: "text-success", words: "Completed" },
  Failed: { icon: CircleX, tone: "text-danger", words: "Failed" },
  Skipped: { icon: CircleDashed, tone: "text-faint", words: "Skipped" },
};

export function JobSteps({ steps }: { steps: readonly RunStepDto[] }) {
  return (
    <ol className="flex flex-col gap-4">
      {steps.map((step, index) => (
        <JobStep key={step.name} step={step} isPassed={steps.slice(index + 1).some(hasBegun)} />
      ))}
    </ol>
  );
}

const hasBegun = ({ status }: RunStepDto): boolean => status !== "NotStarted" && status !== "Skipped";

/** @param isPassed a later sub-task has begun, so that one which did not start was not needed */
function JobStep({ step, isPassed }: { step: RunStepDto; isPassed: boolean }) {
  // A check that led into a wait counts for nothing: it is done again on fresh facts.
  const isToBeRepeated = step.status === "NotStarted" && step.attempts > 0;
  const {
    icon: Icon,
    tone,
    words,
  } = looks[step.status === "NotStarted" && isPassed && !isToBeRepeated ? "Skipped" : step.status];
  const isUntouched = step.status === "NotStarted" || step.status === "Skipped";
  return (
    <li className="flex gap-3">
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${tone}`} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className={isUntouched ? "text-muted" : "font-medium"}>
            {step.name}{" "}
            <span className="font-normal text-muted text-sm">· {isToBeRepeated ? "To be repeated" : words}</span>
          </p>
          {step.startedAt && !isUntouched && <StepTimes step={step} />}
        </div>
        {step.detail && (
          <p className="text-muted text-sm text-pretty wrap-anywhere">
            <LocalText text={step.detail} />
          </p>
        )}
        <IdList
          ids={[
            { label: "Azure operation ID", value: step.operationId },
            { label: "Azure correlation ID", value: step.correlationId },
          ]}
          className="mt-1 text-xs"
        />
      </div>
    </li>
  );
}

function StepTimes({ step }: { step: RunStepDto }) {
  return (
    <p className="text-muted text-xs">
      {step.attempts > 1 && `${step.attempts} attempts · `}
      <Instant at={step.startedAt} /> · <Elapsed startedAt={step.startedAt} endedAt={step.endedAt} />
    </p>
  );
}
