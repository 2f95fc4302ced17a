import type { TokenCredential } from "@azure/core-auth";
import { type RawAnswer, rawArm } from "#tests/support/azure-clients.ts";
import type { StartedSimulator } from "#tests/support/start-simulator.ts";
import { at } from "./world/json-shape.ts";

export type Finished = { status: string; body: unknown; result: unknown };

/** Lets the time pass that an accepted operation takes; null for an answer that began none. */
export async function finishOperation(
  simulator: StartedSimulator,
  credential: TokenCredential,
  answer: RawAnswer,
): Promise<Finished | null> {
  const statusAt = answer.headers.get("azure-asyncoperation");
  const resultAt = answer.headers.get("location");
  if (statusAt === null && resultAt === null) return null;
  await simulator.control("POST", "/clock/advance", { seconds: 600 });
  const status = statusAt === null ? undefined : await rawArm(simulator, credential, "GET", statusAt);
  const result = resultAt === null ? undefined : await rawArm(simulator, credential, "GET", resultAt);
  const said = at(status?.body, "status");
  return {
    status: typeof said === "string" ? said : result && result.status < 400 ? "Succeeded" : "Failed",
    body: status?.body ?? result?.body,
    result: result?.body,
  };
}
