import { apiVersions } from "#simulator/arm/api-versions.ts";
import { TemplateError } from "#simulator/deployments/expression-parser.ts";
import type { TemplateScope } from "#simulator/deployments/template-scope.ts";
import { isObject, type Json, type JsonObject } from "#simulator/json.ts";
import { stableUuid } from "#simulator/random.ts";

type TemplateFunction = (scope: TemplateScope, values: Json[]) => Json;

const text = (value: Json | undefined): string =>
  typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
const number = (value: Json | undefined): number => Number(value ?? 0);
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** The functions that templates of the Azure CLI and simple ones by people use, by lower-cased name. */
export const templateFunctions: Record<string, TemplateFunction> = {
  parameters: (scope, [name]) => named(scope.parameters, "parameter", text(name)),
  variables: (scope, [name]) => named(scope.variables, "variable", text(name)),
  concat: (_scope, values) => (values.some(Array.isArray) ? values.flatMap(list) : values.map(text).join("")),
  format: (_scope, [pattern, ...values]) =>
    text(pattern).replace(/\{(\d+)(?::[^{}]*)?\}/g, (_all, index: string) => text(values[Number(index)])),
  resourceid: (scope, values) => resourceId(scope, values.map(text)),
  subscriptionresourceid: (scope, [type, ...names]) =>
    `/subscriptions/${scope.subscriptionId}/providers/${joined(text(type), names.map(text))}`,
  reference: (scope, [name, , full]) => {
    const wanted = text(name);
    const id = wanted.startsWith("/") ? wanted : resourceId(scope, splitTypeAndName(wanted));
    return scope.reference(id, text(full).toLowerCase() === "full");
  },
  providers: (_scope, [namespace]) => ({
    apiVersions: /network/i.test(text(namespace))
      ? [...apiVersions.network].reverse()
      : [...apiVersions.compute].reverse(),
  }),
  resourcegroup: ({ group }) => ({ ...group, properties: { provisioningState: "Succeeded" } }),
  subscription: ({ subscriptionId, tenantId }) => ({
    id: `/subscriptions/${subscriptionId}`,
    subscriptionId,
    tenantId,
  }),
  deployment: ({ deploymentName }) => ({ name: deploymentName }),
  copyindex: ({ copyIndex = 0 }, values) => copyIndex + number(values.find((value) => typeof value === "number")),
  uniquestring: (_scope, values) => stableUuid(values.map(text).join("-")).replaceAll("-", "").slice(0, 13),
  guid: (_scope, values) => stableUuid(values.map(text).join("-")),
  tolower: (_scope, [value]) => text(value).toLowerCase(),
  toupper: (_scope, [value]) => text(value).toUpperCase(),
  trim: (_scope, [value]) => text(value).trim(),
  string: (_scope, [value]) => text(value),
  int: (_scope, [value]) => number(value),
  bool: (_scope, [value]) => value === true || text(value).toLowerCase() === "true",
  json: (_scope, [value]) => JSON.parse(text(value)) as Json,
  base64: (_scope, [value]) => Buffer.from(text(value)).toString("base64"),
  replace: (_scope, [value, from, to]) => text(value).replaceAll(text(from), text(to)),
  substring: (_scope, [value, start, length]) =>
    text(value).substring(number(start), length === undefined ? undefined : number(start) + number(length)),
  split: (_scope, [value, by]) => text(value).split(text(by)),
  length: (_scope, [value]) =>
    Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : text(value).length,
  empty: (_scope, [value]) =>
    value === null ||
    value === undefined ||
    (isObject(value) ? Object.keys(value).length === 0 : text(value) === "" || text(value) === "[]"),
  first: (_scope, [value]) => (Array.isArray(value) ? (value[0] ?? null) : text(value).slice(0, 1)),
  last: (_scope, [value]) => (Array.isArray(value) ? (value.at(-1) ?? null) : text(value).slice(-1)),
  contains: (_scope, [value, wanted]) =>
    Array.isArray(value)
      ? value.some((item) => text(item) === text(wanted))
      : isObject(value)
        ? Object.keys(value).some((key) => key.toLowerCase() === text(wanted).toLowerCase())
        : text(value).includes(text(wanted)),
  createarray: (_scope, values) => values,
  createobject: (_scope, values) =>
    Object.fromEntries(
      values.flatMap((value, index) => (index % 2 === 0 ? [[text(value), values[index + 1] ?? null]] : [])),
    ),
  union: (_scope, values) =>
    values.some(Array.isArray)
      ? [...new Set(values.flatMap(list))]
      : (Object.assign({}, ...values.filter(isObject)) as JsonObject),
  coalesce: (_scope, values) => values.find((value) => value !== null) ?? null,
  if: (_scope, [condition, yes, no]) => (condition === true ? yes : no) ?? null,
  equals: (_scope, [a, b]) => text(a).toLowerCase() === text(b).toLowerCase(),
  not: (_scope, [value]) => value !== true,
  and: (_scope, values) => values.every((value) => value === true),
  or: (_scope, values) => values.some((value) => value === true),
  greater: (_scope, [a, b]) => number(a) > number(b),
  less: (_scope, [a, b]) => number(a) < number(b),
  add: (_scope, [a, b]) => number(a) + number(b),
  sub: (_scope, [a, b]) => number(a) - number(b),
  mul: (_scope, [a, b]) => number(a) * number(b),
  true: () => true,
  false: () => false,
  null: () => null,
};

function named(values: JsonObject, kind: string, name: string): Json {
  const key = Object.keys(values).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const value = key === undefined ? undefined : values[key];
  if (value === undefined) throw new TemplateError(`The template ${kind} '${name}' is not found.`);
  return value;
}

/** `resourceId([subscription], [group], type, name...)`. */
export function resourceId(scope: TemplateScope, values: readonly string[]): string {
  const start = values.findIndex((value) => value.includes("/"));
  const type = values[start];
  if (type === undefined)
    throw new TemplateError("The template function 'resourceId' needs a resource type and a name.");
  const before = values.slice(0, start);
  const group = before.at(-1) ?? scope.group.name;
  const subscriptionId = before.length > 1 ? before[0] : scope.subscriptionId;
  return `/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/${joined(type, values.slice(start + 1))}`;
}

/** `A/b/c` with the names x, y is `A/b/x/c/y`. */
export function joined(type: string, names: readonly string[]): string {
  const [namespace = "", ...types] = type.split("/");
  const parts = names.flatMap((name) => name.split("/"));
  return [namespace, ...types.flatMap((part, index) => [part, parts[index] ?? ""])].join("/");
}

/** `Microsoft.Network/virtualNetworks/x`, as `dependsOn` has it, in type and names. */
export function splitTypeAndName(reference: string): string[] {
  const [namespace = "", ...rest] = reference.split("/");
  const types = rest.filter((_part, index) => index % 2 === 0);
  const names = rest.filter((_part, index) => index % 2 === 1);
  return [[namespace, ...types].join("/"), ...names];
}
