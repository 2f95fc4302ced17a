import { supportedOperation } from "../supported-operations.ts";
import { at } from "../world/json-shape.ts";
import { type Recorded, type Recording, startOf } from "./read-recordings.ts";

/** The status of an operation, and the deployment that a request made, can be read where the simulator has made it. */
export function isSupported(recording: Recording, exchange: Recorded): boolean {
  const start = startOf(recording, exchange) ?? deploymentBefore(recording, exchange);
  return hasOperation(exchange) && (start === undefined || hasOperation(start));
}

function hasOperation({ method, url, requestBody }: Recorded): boolean {
  const { pathname } = new URL(url);
  return supportedOperation(method, pathname) !== undefined && templateTypes(requestBody).every(canBeMade);
}

function templateTypes(body: unknown): string[] {
  const resources = at(body, "properties", "template", "resources");
  return (Array.isArray(resources) ? resources : []).map((one) => String(at(one, "type")));
}

function canBeMade(type: string): boolean {
  const [namespace, ...types] = type.split("/");
  const path = types.map((part) => `${part}/name`).join("/");
  return supportedOperation("PUT", `/subscriptions/s/resourceGroups/g/providers/${namespace}/${path}`) !== undefined;
}

function deploymentBefore({ exchanges }: Recording, exchange: Recorded): Recorded | undefined {
  const { pathname } = new URL(exchange.url);
  if (exchange.method !== "GET" || !/\/deployments\/[^/]+$/i.test(pathname)) return undefined;
  const before = exchanges.slice(0, exchanges.indexOf(exchange));
  return before.findLast(({ method, url }) => method === "PUT" && new URL(url).pathname === pathname);
}
