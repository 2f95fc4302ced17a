import type { TokenCredential } from "@azure/core-auth";
import { type RawAnswer, rawArm } from "#tests/support/azure-clients.ts";
import type { StartedSimulator } from "#tests/support/start-simulator.ts";
import { finishOperation } from "../operation-poll.ts";
import { at, type JsonObject, shapeProblems } from "../world/json-shape.ts";
import type { SpecWorld } from "../world/spec-world.ts";
import { type ExampleRequest, exampleRequest } from "./example-request.ts";
import { isExemptFromShape } from "./exempt-from-shape.ts";
import { expectedRefusal } from "./expected-refusals.ts";
import type { Example } from "./find-examples.ts";
import { isolateExample } from "./isolate-example.ts";
import { prepareExample } from "./prepare-example.ts";

export type Replayer = { simulator: StartedSimulator; credential: TokenCredential; world: SpecWorld };

/** Sends an example to the simulator; each line says what the answer lacks of the example's. */
export async function replayExample(replayer: Replayer, original: Example): Promise<string[]> {
  const example = isolateExample(original);
  const request = exampleRequest(example);
  await prepareExample(replayer.world, example, request);
  const { simulator, credential } = replayer;
  const answer = await rawArm(simulator, credential, request.method, request.url, request.body, request.headers);
  const refusal = expectedRefusal(example.entry.operationId, request);
  if (refusal) return refusalProblems(refusal, answer);
  const statuses = Object.keys(example.responses);
  if (!statuses.includes(String(answer.status)))
    return [
      `status ${statuses.join(" or ")} expected, got ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 400)}`,
    ];
  const shape = (expected: unknown, actual: unknown, where: string) =>
    shapeProblems(expected, actual, (path) => isExemptFromShape(example.entry.operationId, where, path)).map(
      (line) => `${where}: ${line}${isRequested(request.body, line) ? " (the request has it)" : ""}`,
    );
  const immediate = shape(example.responses[String(answer.status)]?.body, answer.body, `answer ${answer.status}`);
  return [...immediate, ...(await finalProblems(replayer, example, request, answer, shape))];
}

/** What a request sends and the answer lacks is a mistake whatever the world is like. */
function isRequested(body: unknown, problem: string): boolean {
  const keys = problem
    .slice(2, problem.indexOf(":"))
    .split(/[.[\]]+/)
    .filter(Boolean);
  return keys.reduce<unknown>((value, key) => (value as JsonObject | undefined)?.[key], body) !== undefined;
}

function refusalProblems(refusal: { status: number; code: string; why: string }, answer: RawAnswer): string[] {
  const code = at(answer.body, "error", "code");
  if (answer.status === refusal.status && code === refusal.code) return [];
  return [`${refusal.status} ${refusal.code} expected because ${refusal.why}, got ${answer.status} ${String(code)}`];
}

type Shape = (expected: unknown, actual: unknown, where: string) => string[];

/** What the operation leaves behind, once it has ended. */
async function finalProblems(
  { simulator, credential }: Replayer,
  example: Example,
  request: ExampleRequest,
  answer: RawAnswer,
  shape: Shape,
): Promise<string[]> {
  const finished = await finishOperation(simulator, credential, answer);
  if (finished === null) return [];
  if (finished.status !== "Succeeded")
    return [`the operation ended ${finished.status}: ${JSON.stringify(finished.body)}`];
  const expected = example.responses["200"]?.body ?? example.responses["201"]?.body;
  if (expected === undefined) return [];
  // What is answered at once is not answered again by the operation.
  if (request.method === "POST" && answer.status === 200 && answer.body !== undefined) return [];
  if (request.method === "POST")
    return shape(expected, finished.result ?? at(finished.body, "properties", "output"), "result");
  const read = await rawArm(simulator, credential, "GET", request.url);
  return shape(expected, read.body, "resource afterwards");
}
