import { authenticate } from "#simulator/arm/authenticate.ts";
import { authorize } from "#simulator/arm/authorize.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import { checkApiVersion } from "#simulator/arm/check-api-version.ts";
import { checkRegistration } from "#simulator/arm/check-registration.ts";
import { checkTags } from "#simulator/arm/check-tags.ts";
import { findOperation } from "#simulator/arm/find-operation.ts";
import { readContent } from "#simulator/arm/read-content.ts";
import { settleOperations } from "#simulator/arm/settle-operations.ts";
import { passFrontDoor, passProvider } from "#simulator/arm/throttle.ts";
import { outageRefusal } from "#simulator/causes/outage.ts";
import { applyFault } from "#simulator/control/apply-fault.ts";
import type { Answer, Exchange } from "#simulator/http/exchange.ts";
import type { Simulator } from "#simulator/simulator.ts";

type Step = (call: CallInProgress) => Answer | undefined | Promise<Answer | undefined>;

/** What Resource Manager does with a request, in its order. */
const steps: readonly Step[] = [
  settleOperations,
  authenticate,
  findOperation,
  checkApiVersion,
  authorize,
  checkRegistration,
  whenComplete((call, state) => {
    const { headers, refusal } = passFrontDoor(call);
    Object.assign(state.answerHeaders, headers);
    return refusal;
  }),
  readContent,
  checkTags,
  whenComplete(passProvider),
  whenComplete(outageRefusal),
  whenComplete(handleWithFaults),
];

export async function answerArm(
  simulator: Simulator,
  exchange: Exchange,
): Promise<{ answer: Answer; operation?: string }> {
  const call: CallInProgress = {
    ...exchange,
    simulator,
    now: simulator.clock.now(),
    content: {},
    resourceLimits: [],
    answerHeaders: {},
  };
  for (const step of steps) {
    const result = step(call);
    // Most steps answer at once: waiting for each would cost a turn of the queue.
    const answer = result instanceof Promise ? await result : result;
    if (answer !== undefined) {
      return { answer: withArmHeaders(call, answer), ...(call.operation && { operation: call.operation.name }) };
    }
  }
  throw new Error("The last step of the pipeline must answer.");
}

function handleWithFaults(call: ArmCall): Promise<Answer> {
  const { operation, simulator, now, url } = call;
  const faulted = {
    operation: operation.name,
    path: url.pathname,
    now,
    authority: `${call.origin}/${simulator.directory.tenantId}`,
    policy: operation.limits?.[0]?.name ?? operation.name,
    throttled: operation.throttled,
  };
  return applyFault(simulator.faults, faulted, (skewMs) => operation.handle({ ...call, skewMs, now: now + skewMs }));
}

/** Steps after the lookups see a complete call. */
function whenComplete(
  step: (call: ArmCall, state: CallInProgress) => Answer | undefined | Promise<Answer | undefined>,
): Step {
  return (state) => {
    if (!isComplete(state)) throw new Error("A lookup step is missing.");
    return step(state, state);
  };
}

function isComplete(state: CallInProgress): state is CallInProgress & ArmCall {
  return (
    state.principal !== undefined &&
    state.operation !== undefined &&
    state.parameters !== undefined &&
    state.apiVersion !== undefined
  );
}

function withArmHeaders(call: CallInProgress, answer: Answer): Answer {
  const isFromGateway = answer.isFromGateway ?? answer.headers?.["x-ms-failure-cause"] === "gateway";
  const isCounted = call.resourceLimits.length > 0 && !isFromGateway;
  return {
    ...answer,
    headers: {
      date: new Date(call.now).toUTCString(),
      "cache-control": "no-cache",
      pragma: "no-cache",
      expires: "-1",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
      ...call.answerHeaders,
      ...(isCounted && {
        "x-ms-ratelimit-remaining-resource": call.resourceLimits.join(","),
        "x-ms-request-charge": "1",
      }),
      ...answer.headers,
    },
  };
}
