import { isEndState, type RunState } from "./run-state.ts";
import { type StepStatus, stepChanges } from "./step-changes.ts";

/** A sub-task as the user reads it and as the run's row keeps it. Instants are in ISO 8601. */
export type RunStep = {
  name: string;
  status: StepStatus;
  attempts: number;
  detail: string | null;
  operationId: string | null;
  correlationId: string | null;
  startedAt: string | null;
  endedAt: string | null;
};

export const newSteps = (names: readonly string[]): RunStep[] =>
  names.map((name) => ({
    name,
    status: "NotStarted",
    attempts: 0,
    detail: null,
    operationId: null,
    correlationId: null,
    startedAt: null,
    endedAt: null,
  }));

/** What a move tells of the sub-tasks that it touches. */
type StepAccount = {
  from: RunState;
  to: RunState;
  at: Date;
  message: string;
  waitReason: string | null;
  /** The same step once more because the last try did not come through. */
  isRetry: boolean;
  operationId: string | null;
  correlationId: string | null;
};

/** The sub-tasks after a move; at an end, what has not begun is skipped. */
export function stepsAfter(steps: readonly RunStep[], account: StepAccount): RunStep[] {
  const changes = stepChanges(account.from, account.to);
  const hasEnded = isEndState(account.to);
  return steps.map((step) => {
    const index = changes.findIndex(({ name }) => name === step.name);
    const change = changes[index];
    const changed = change ? stepAfter(step, change.status, index === 0, account) : step;
    return hasEnded && changed.status === "NotStarted" ? { ...changed, status: "Skipped", detail: null } : changed;
  });
}

function stepAfter(step: RunStep, status: StepStatus, isLeft: boolean, account: StepAccount): RunStep {
  const { at, isRetry, message, waitReason } = account;
  const isOver = status === "Completed" || status === "Failed" || status === "Skipped";
  const again = !isLeft || isRetry ? 1 : 0;
  return {
    name: step.name,
    status,
    attempts: step.startedAt === null ? 1 : step.attempts + again,
    detail: status === "Waiting" ? waitReason : message,
    operationId: (isLeft && account.operationId) || step.operationId,
    correlationId: (isLeft && account.correlationId) || step.correlationId,
    startedAt: step.startedAt ?? at.toISOString(),
    endedAt: isOver ? at.toISOString() : null,
  };
}
