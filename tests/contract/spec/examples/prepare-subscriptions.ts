import { at, isObject } from "../world/json-shape.ts";
import type { SpecWorld } from "../world/spec-world.ts";
import type { ExampleRequest } from "./example-request.ts";

/** Subscriptions as the answer shows them, and the tags that stand at the scope of the request. */
export async function prepareSubscriptions(world: SpecWorld, request: ExampleRequest, answer: unknown): Promise<void> {
  const items = at(answer, "value");
  for (const body of Array.isArray(items) ? items : [answer]) {
    const subscriptionId = isObject(body) ? body["subscriptionId"] : undefined;
    const isSubscription = /^\/subscriptions(\/[^/]+)?$/i.test(request.path);
    if (isSubscription && typeof subscriptionId === "string") await world.ensureSubscription(subscriptionId, body);
  }
  const scope = /^(\/.*)\/providers\/Microsoft\.Resources\/tags\/default$/i.exec(request.path)?.[1];
  if (scope === undefined || request.method === "PUT") return;
  const hint = { tags: at(answer, "properties", "tags"), type: "Microsoft.Resources/resourceGroups" };
  const [, subscriptionId, group, rest] =
    /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?(\/.+)?$/i.exec(scope) ?? [];
  if (subscriptionId === undefined) return;
  if (rest !== undefined) return world.ensure(scope, { tags: hint.tags, properties: {} });
  if (group !== undefined) return world.ensureGroup(subscriptionId, group, hint);
  return world.ensureSubscription(subscriptionId, hint);
}
