import { at } from "../world/json-shape.ts";
import type { SpecWorld } from "../world/spec-world.ts";
import type { ExampleRequest } from "./example-request.ts";

/** Subscriptions as the answer shows them, and the tags that stand at the scope of the request. */
export async function prepareSubscriptions(world: SpecWorld, request: ExampleRequest, answer: unknown): Promise<void> {
  const own = /^\/subscriptions\/([^/]+)$/i.exec(request.path)?.[1];
  if (own !== undefined) await world.ensureSubscription(own, answer);
  if (/^\/subscriptions$/i.test(request.path)) await prepareListed(world, at(answer, "value"));
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

async function prepareListed(world: SpecWorld, items: unknown): Promise<void> {
  for (const item of Array.isArray(items) ? items : []) {
    await world.ensureSubscription(String(at(item, "subscriptionId")), item);
  }
}
