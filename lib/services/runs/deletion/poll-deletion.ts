import { runFailureOf, upstreamFailed } from "../upstream-failed.ts";
import type { DeletionStep } from "./deletion-step.ts";

/** Asks for the stored operation's status. One that Azure no longer knows says nothing: the point itself is looked for. */
export const pollDeletion: DeletionStep = async ({ azure, snapshot }) => {
  const { operation } = snapshot.memory;
  if (!operation) return { event: { kind: "operationEnded", failure: null } };
  const answer = await azure.pollOperation(operation);
  if (!answer.ok) {
    return answer.failure.kind === "notFound"
      ? { event: { kind: "operationEnded", failure: null }, trace: answer.trace }
      : upstreamFailed(answer);
  }
  const { trace, value } = answer;
  if (value.state === "running")
    return { event: { kind: "operationRunning", retryAfterMs: value.retryAfterMs }, trace };
  const failure = value.state === "succeeded" ? null : runFailureOf({ ok: false, failure: value.failure, trace });
  return { event: { kind: "operationEnded", failure }, trace };
};
