import type { RawAnswer } from "#tests/support/azure-clients.ts";
import { shapeProblems } from "../world/json-shape.ts";
import type { Recorded } from "./read-recordings.ts";
import { isWorldsOwn } from "./worlds-own.ts";

/** Headers that a client decides by: there in both or in neither. */
const decisive = ["azure-asyncoperation", "location", "azure-asyncnotification", "x-ms-failure-cause"];

/**
 * How an answer differs from the recorded one in status, headers that matter, keys and types. What the service sends beyond
 * its specification need not be there (specs/README.md, known quirks).
 */
export function answerProblems(
  operation: string,
  recorded: Recorded,
  answer: RawAnswer,
  notInSpecification: ReadonlySet<string>,
): string[] {
  if (recorded.status !== answer.status)
    return [`status ${recorded.status} recorded, got ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 400)}`];
  const exempt = (side: string) => (path: string) =>
    isWorldsOwn(operation, side, path) || (side === "missing" && notInSpecification.has(path));
  return [
    ...headerProblems(recorded, answer),
    ...shapeProblems(recorded.responseBody, answer.body, exempt("missing")).map((line) => `body ${line}`),
    ...shapeProblems(answer.body, recorded.responseBody, exempt("surplus")).map(
      (line) => `not in the recording: ${line}`,
    ),
  ];
}

function headerProblems(recorded: Recorded, answer: RawAnswer): string[] {
  const differing = decisive.filter((name) => (recorded.headers[name] !== undefined) !== answer.headers.has(name));
  const problems = differing.map((name) => `header ${name} ${answer.headers.has(name) ? "not recorded" : "missing"}`);
  const type = recorded.headers["content-type"];
  const given = answer.headers.get("content-type");
  if (recorded.responseBody !== undefined && type !== (given ?? undefined))
    problems.push(`content-type ${type} recorded, got ${given}`);
  const limits = policiesOf(recorded.headers["x-ms-ratelimit-remaining-resource"]);
  const ours = policiesOf(answer.headers.get("x-ms-ratelimit-remaining-resource"));
  if (limits !== ours) problems.push(`rate policies ${limits || "none"} recorded, got ${ours || "none"}`);
  return problems;
}

const policiesOf = (header: string | null | undefined): string =>
  (header ?? "")
    .split(",")
    .map((policy) => policy.split(";")[0]?.trim())
    .sort()
    .join(",");
