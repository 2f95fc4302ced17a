import type { TokenCredential } from "@azure/core-auth";
import { rawArm } from "#tests/support/azure-clients.ts";
import type { StartedSimulator } from "#tests/support/start-simulator.ts";
import type { SpecificationChecker } from "../oav/specification-checker.ts";
import { supportedOperation } from "../supported-operations.ts";
import { at, isObject } from "../world/json-shape.ts";
import { idsIn, resourcePath } from "../world/resource-path.ts";
import { placeOf, type SpecWorld } from "../world/spec-world.ts";
import { beyondSpecification } from "./beyond-specification.ts";
import { answerProblems } from "./compare-answers.ts";
import { createCounterparts } from "./counterparts.ts";
import { bodyShowing, type Recorded, type Recording } from "./read-recordings.ts";

export type Replay = {
  /** Sends the exchange of this position; each line says how the answer differs. Exchanges go in their order. */
  send(exchange: Recorded): Promise<string[]>;
};

export type Replayer = {
  checker: SpecificationChecker;
  simulator: StartedSimulator;
  credential: TokenCredential;
  world: SpecWorld;
};

/**
 * Replays exchanges as one sequence against a world of their own, which is prepared from what the recording shows as they
 * come to need it.
 */
export function createReplay({ simulator, credential, world, checker }: Replayer, recording: Recording): Replay {
  const counterparts = createCounterparts();
  /** Resources that the recorded client has created: those must come from the simulator itself. */
  const created = new Set<string>();

  async function send(exchange: Recorded): Promise<string[]> {
    const { pathname, search } = new URL(exchange.url);
    const operation = supportedOperation(exchange.method, pathname);
    if (!operation) throw new Error(`${exchange.method} ${pathname} is not supported.`);
    await prepare(exchange, decodeURIComponent(pathname));
    if (isFinishedPoll(exchange)) await simulator.control("POST", "/clock/advance", { seconds: 3600 });
    // The recorder gives every deployment the same name.
    if (exchange.status === 201 && created.has(pathname.toLowerCase())) counterparts.rename(pathname);
    const address = counterparts.translate(exchange.url);
    const url = address === exchange.url ? `${pathname}${search}` : address.replace("https://management.azure.com", "");
    const body = translated(exchange.requestBody);
    const answer = await rawArm(simulator, credential, exchange.method, url, body);
    counterparts.learn(exchange.responseBody, answer.body);
    counterparts.learnAddress(exchange.headers["azure-asyncoperation"], answer.headers.get("azure-asyncoperation"));
    counterparts.learnAddress(exchange.headers["location"], answer.headers.get("location"));
    if (exchange.method === "PUT" && answer.status < 400) created.add(pathname.toLowerCase());
    return answerProblems(operation.name, exchange, answer, await beyondSpecification(checker, exchange));
  }

  /** Nothing else in a recording can tell what was there before it began. */
  async function prepare(exchange: Recorded, pathname: string): Promise<void> {
    const [, subscriptionId = "", group] =
      /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?/i.exec(pathname) ?? [];
    await world.ensureSubscription(subscriptionId);
    if (group !== undefined)
      await world.ensureGroup(subscriptionId, group, bodyShowing(recording, `/resourcegroups/${group}`));
    if (exchange.status >= 400) return;
    const target = resourcePath(pathname) ?? resourcePath(pathname.split("/").slice(0, -1).join("/"));
    const isNew = exchange.method === "PUT" && exchange.status !== 200;
    if (target && !isNew && !isStatus(pathname)) await need(target.id, exchange);
    if (target?.parentId && isNew) await need(target.parentId, exchange);
    const own = deployedBy(exchange.requestBody);
    for (const id of idsIn(exchange.requestBody).filter((candidate) => !own(candidate)))
      if (!id.toLowerCase().startsWith(pathname.toLowerCase())) await need(id, exchange);
    const listed = at(exchange.responseBody, "value");
    for (const item of Array.isArray(listed) ? listed.filter(isObject) : []) {
      const id = item["id"];
      if (typeof id !== "string") continue;
      if (group !== undefined) counterparts.sameGroup(id, group);
      await need(id, exchange);
    }
  }

  async function need(recordedId: string, exchange: Recorded): Promise<void> {
    const id = counterparts.translate(recordedId);
    if (isOfClient(recordedId) || (await exists(id, exchange))) return;
    await world.ensure(id, translated(bodyShowing(recording, recordedId)) ?? placeOf(exchange.requestBody));
  }

  /** Whether the recorded client has created it, or that of which it is a part. */
  function isOfClient(recordedId: string): boolean {
    const id = recordedId.toLowerCase();
    return [...created].some((own) => id === own || (own.includes("/providers/") && id.startsWith(`${own}/`)));
  }

  async function exists(id: string, exchange: Recorded): Promise<boolean> {
    if (!supportedOperation("GET", id)) return false;
    const version = new URL(exchange.url).searchParams.get("api-version");
    const own = recording.exchanges.find(({ method, url }) => method === "GET" && sameResource(url, id));
    const asked = own ? new URL(own.url).searchParams.get("api-version") : version;
    const answer = await rawArm(simulator, credential, "GET", `${encodeURI(id)}?api-version=${asked}`);
    return answer.status < 400;
  }

  function translated(body: unknown): unknown {
    if (body === undefined) return undefined;
    return JSON.parse(counterparts.translate(JSON.stringify(body)).replaceAll(longComputerName, '"computerName":"$1"'));
  }

  return { send };
}

/** The recorder's names are longer than those it replaces; Windows takes 15 characters. */
const longComputerName = /"computerName":"([^"]{15})[^"]+"/g;

/** Whether a template's deployment makes the resource, or the one of which it is a part. */
function deployedBy(body: unknown): (id: string) => boolean {
  const resources = at(body, "properties", "template", "resources");
  const made = new Set(
    (Array.isArray(resources) ? resources : []).map((one) => `${at(one, "type")}/${at(one, "name")}`.toLowerCase()),
  );
  return (id) => made.has((id.split("/providers/").at(-1) ?? "").split("/").slice(0, 3).join("/").toLowerCase());
}

const sameResource = (url: string, id: string): boolean => new URL(url).pathname.toLowerCase() === id.toLowerCase();

const isStatus = (pathname: string): boolean =>
  /\/(operations|DiskOperations|operationStatus(es)?|operationResults|backupOperations)\//i.test(pathname);

function isFinishedPoll({ url, status, responseBody }: Recorded): boolean {
  if (!isStatus(url)) return false;
  const said = at(responseBody, "status");
  return typeof said === "string" ? !/^(InProgress|Running|Accepted|Creating|Updating)$/i.test(said) : status === 200;
}
