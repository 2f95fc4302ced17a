import { at, isObject } from "../world/json-shape.ts";
import { idsIn, resourcePath } from "../world/resource-path.ts";
import { placeOf, type SpecWorld } from "../world/spec-world.ts";
import type { ExampleRequest } from "./example-request.ts";
import type { Example } from "./find-examples.ts";
import { prepareRestorePoint } from "./prepare-restore-point.ts";
import { prepareRows } from "./prepare-rows.ts";
import { prepareSubscriptions } from "./prepare-subscriptions.ts";

/** Brings about the world that the example takes for granted, told from the ids in its request and its answer. */
export async function prepareExample(world: SpecWorld, example: Example, request: ExampleRequest): Promise<void> {
  const [, subscriptionId, group] = /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?/i.exec(request.path) ?? [];
  const answer = answeredBody(example);
  const target = targetOf(request);
  const isGroupItself = subscriptionId !== undefined && group !== undefined && request.path.split("/").length === 5;
  await prepareSubscriptions(world, request, answer);
  if (subscriptionId !== undefined) await world.ensureSubscription(subscriptionId);
  if (subscriptionId !== undefined && group !== undefined && !(isGroupItself && request.method === "PUT")) {
    const hint = isGroupItself ? answer : { location: at(answer, "location") ?? at(request.body, "location") };
    await world.ensureGroup(subscriptionId, group, hint);
  }
  for (const id of subscriptionsIn(request.body)) await world.ensureSubscription(id);
  await prepareRestorePoint(world, request, answer);
  if (request.method === "PUT") {
    const parent = resourcePath(request.path)?.parentId;
    if (parent) await world.ensure(parent, placeOf(request.body));
    // Protection can be stopped only where there is some.
    if (at(request.body, "properties", "protectionState") !== undefined) await world.ensure(request.path, request.body);
  } else if (target !== null) {
    await world.ensure(target, hintOf(request, answer));
  } else if (at(answer, "data") !== undefined) {
    await prepareRows(world, request, answer);
  } else {
    await prepareItems(world, request, listed(answer));
  }
  for (const id of idsIn(request.body)) {
    if (!id.toLowerCase().startsWith(request.path.toLowerCase())) await world.ensure(id, placeOf(request.body));
  }
}

/** Examples list things that Azure itself lets nobody make beside each other, such as subnets that overlap: one is enough. */
async function prepareItems(world: SpecWorld, request: ExampleRequest, items: unknown[]): Promise<void> {
  for (const [index, item] of items.entries()) {
    await world.ensure(itemId(request, item), item).catch((error: unknown) => {
      if (index === 0) throw error;
    });
  }
}

/** The bare instance view belongs into the machine that it shows. */
function hintOf({ path, url }: ExampleRequest, answer: unknown): unknown {
  if (/[?&]hibernate=true/.test(url)) return { properties: { additionalCapabilities: { hibernationEnabled: true } } };
  if (/\/generalize$/i.test(path))
    return { properties: { instanceView: { statuses: [{ code: "PowerState/stopped" }] } } };
  if (!/\/instanceView$/i.test(path)) return answer;
  const osProfile = { computerName: at(answer, "computerName"), adminUsername: "admin" };
  const host = at(answer, "assignedHost");
  return { properties: { instanceView: answer, osProfile, ...(host !== undefined && { host: { id: host } }) } };
}

function answeredBody({ responses }: Example): unknown {
  return ["200", "201", "202"].map((status) => responses[status]?.body).find((body) => body !== undefined);
}

/** The resource that must be there: the one of the path, or for an action the one before its name. */
function targetOf({ method, path }: ExampleRequest): string | null {
  if (resourcePath(path)) return path;
  const before = path.split("/").slice(0, -1).join("/");
  const isAction = method === "POST" || /\/(instanceView|exportTemplate)$/i.test(path);
  return isAction && resourcePath(before) ? before : null;
}

/** Subscriptions that a body names beside resource ids. */
function subscriptionsIn(body: unknown): string[] {
  const ids = [at(body, "subscriptionIds"), at(body, "subscriptions")].filter(Array.isArray).flat();
  return ids.map((id) => String(id).replace(/^\/?subscriptions\//, ""));
}

function listed(answer: unknown): unknown[] {
  const value = at(answer, "value");
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** An item's own id where it lies in the list's scope; else one made of the list's path and the item's name. */
function itemId({ path }: ExampleRequest, item: unknown): string {
  const id = at(item, "id");
  const scope = path.split("/providers/")[0] ?? "";
  if (typeof id === "string" && id.toLowerCase().startsWith(scope.toLowerCase())) return id;
  const name = at(item, "name");
  const below = scope.includes("/resourceGroups/")
    ? path
    : path.replace("/providers/", "/resourceGroups/rg/providers/");
  return `${below.replace(/\/locations\/[^/]+/, "")}/${typeof name === "string" ? name : "item"}`;
}
