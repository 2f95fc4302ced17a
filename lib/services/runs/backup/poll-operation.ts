import { runFailureOf, upstreamFailed } from "../upstream-failed.ts";
import type { BackupStep } from "./backup-step.ts";

/** Asks for the stored operation's status; any process can, the handle is plain data. */
export const pollOperation: BackupStep = async ({ azure, snapshot }) => {
  const { operation } = snapshot.memory;
  if (!operation) return { event: { kind: "operationUnknown" } };
  const answer = await azure.pollOperation(operation);
  if (!answer.ok) {
    return answer.failure.kind === "notFound"
      ? { event: { kind: "operationUnknown" }, trace: answer.trace }
      : upstreamFailed(answer);
  }
  const { trace, value } = answer;
  switch (value.state) {
    case "running":
      return { event: { kind: "operationRunning", retryAfterMs: value.retryAfterMs }, trace };
    case "succeeded":
      return { event: { kind: "operationSucceeded" }, trace };
    default: {
      const failure = runFailureOf({ ok: false, failure: value.failure, trace });
      return { event: { kind: "operationFailed", failure }, trace };
    }
  }
};
