import type { AzureAnswer, AzurePort } from "#lib/azure/port.ts";
import type { AzureFailureKind } from "#lib/domain/azure-errors/azure-failure.ts";
import { type Cloud, later } from "./cloud.ts";
import { cloudFailure, failWith } from "./cloud-failure.ts";
import {
  type CallFault,
  type FaultPlan,
  inWords,
  isBeginning,
  type PortCall,
  WorkerDied,
  type WorkerLife,
} from "./fault.ts";

type Answer = AzureAnswer<unknown>;
type Call = (...args: unknown[]) => Promise<Answer>;

export type Meddling = {
  cloud: Cloud;
  plan: () => FaultPlan;
  life: WorkerLife;
  /** Lets somebody else take so many steps of the run that is at work now. */
  overtake: (steps: number) => Promise<void>;
  note: (line: string) => void;
};

/** The same port with the plan's faults laid over every call. */
export function meddledPort(port: AzurePort, meddling: Meddling): AzurePort {
  return new Proxy(port, {
    get(target, name: PortCall) {
      const call = Reflect.get(target, name) as Call;
      return async (...args: unknown[]): Promise<Answer> => {
        if (meddling.life.isOver) throw new WorkerDied();
        const fault = meddling.plan().onCall(name);
        const answer = await withFault(name, () => call(...args), fault, meddling);
        const outcome = answer.ok ? "ok" : `${answer.failure.kind} ${answer.failure.code}`;
        meddling.note(`  ${name}${fault ? ` [${inWords(fault)}]` : ""}: ${outcome}`);
        return answer;
      };
    },
  });
}

async function withFault(
  name: PortCall,
  call: () => Promise<Answer>,
  fault: CallFault | null,
  { cloud, life, overtake, note }: Meddling,
): Promise<Answer> {
  switch (fault?.kind) {
    case undefined:
      return call();
    case "answers":
      return failWith(injected(fault.failure, fault.retryAfterMs));
    case "answerLost":
      await call();
      return failWith(injected(isBeginning(name) || name === "ensureCollection" ? "lost" : "transient"));
    case "happensLater":
      later(cloud, fault.ms, () => void call());
      return failWith(injected("lost"));
    case "operation":
      cloud.nextFate = fault.fate;
      try {
        return await call();
      } finally {
        // What was refused has begun nothing.
        cloud.nextFate = "ordinary";
      }
    case "workerDies": {
      if (fault.when === "after") await call();
      life.isOver = true;
      note(`  the worker dies ${fault.when} ${name}`);
      throw new WorkerDied();
    }
    case "overtaken": {
      if (fault.when === "before") await overtake(fault.steps);
      const answer = await call();
      if (fault.when === "after") await overtake(fault.steps);
      return answer;
    }
  }
}

const injected = (kind: AzureFailureKind, retryAfterMs = 90_000) =>
  cloudFailure(kind, codes[kind], `The fault plan says ${kind}.`, kind === "throttled" ? retryAfterMs : null);

const codes: Record<AzureFailureKind, string> = {
  throttled: "TooManyRequests",
  transient: "ServiceUnavailable",
  lost: "ECONNRESET",
  refused: "RequestDisallowedByPolicy",
  conflict: "AnotherOperationInProgress",
  notFound: "ResourceNotFound",
  forbidden: "AuthorizationFailed",
  unauthenticated: "InvalidAuthenticationToken",
};
