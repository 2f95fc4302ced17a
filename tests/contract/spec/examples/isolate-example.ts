import { randomUUID } from "node:crypto";
import type { JsonObject } from "../world/json-shape.ts";
import type { Example } from "./find-examples.ts";

/**
 * The example in subscriptions of its own, so that no other example's world can be seen from it. What stands for the
 * request's subscription or group (`{subscriptionId}`) becomes the one that the request names.
 */
export function isolateExample(example: Example): Example {
  const ownSubscription = String(example.parameters["subscriptionId"] ?? "");
  const ids = new Map<string, string>();
  const isolated = (subscription: string): string => {
    const isOwn = subscription === ownSubscription || /^\W*subscription-?_?id\W*$/i.test(subscription);
    const key = isOwn ? "" : subscription.toLowerCase();
    const id = ids.get(key) ?? randomUUID();
    ids.set(key, id);
    return id;
  };
  const group = example.parameters["resourceGroupName"];
  const text = JSON.stringify({ parameters: example.parameters, responses: example.responses })
    .replaceAll(/(["/]subscriptions\/)([^/"]+)/gi, (_, prefix: string, id: string) => `${prefix}${isolated(id)}`)
    .replaceAll("{resourceGroupName}", typeof group === "string" ? group : "rg");
  const { parameters, responses } = JSON.parse(alsoBare(text, ids)) as Pick<Example, "responses"> & {
    parameters: JsonObject;
  };
  return {
    ...example,
    responses,
    parameters: { ...parameters, ...(ownSubscription && { subscriptionId: isolated(ownSubscription) }) },
  };
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Bodies also name subscriptions without the path around them. */
function alsoBare(text: string, ids: ReadonlyMap<string, string>): string {
  return [...ids].filter(([id]) => guid.test(id)).reduce((all, [id, ours]) => all.replaceAll(id, ours), text);
}
