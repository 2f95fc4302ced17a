import { evaluate } from "#simulator/deployments/evaluate-template.ts";
import { TemplateError } from "#simulator/deployments/expression-parser.ts";
import { joined, resourceId, splitTypeAndName } from "#simulator/deployments/template-functions.ts";
import type { TemplateScope } from "#simulator/deployments/template-scope.ts";
import { isObject, type Json, type JsonObject } from "#simulator/json.ts";

/** A resource of a template, ready to be sent to its provider. */
export type TemplateResource = {
  id: string;
  type: string;
  name: string;
  apiVersion: string;
  location?: string;
  dependsOn: string[];
  body: JsonObject;
};

const notInBody = ["apiVersion", "type", "name", "dependsOn", "condition", "copy", "comments", "resources", "scope"];

/** The parameters as the deployment shows them: values, but of secure ones only that they are there. */
export function readParameters(template: JsonObject, sent: JsonObject): { values: JsonObject; shown: JsonObject } {
  const declared = isObject(template["parameters"]) ? template["parameters"] : {};
  for (const name of Object.keys(sent)) {
    if (
      declared[name] === undefined &&
      !Object.keys(declared).some((known) => known.toLowerCase() === name.toLowerCase())
    ) {
      throw new TemplateError(
        `The template parameters '${name}' in the parameters file are not valid; they are not present in the original template and can therefore not be provided at deployment time. The only supported parameters for this template are '${Object.keys(declared).join(", ")}'.`,
      );
    }
  }
  const values: JsonObject = {};
  const shown: JsonObject = {};
  for (const [name, declaration] of Object.entries(declared)) {
    const given = Object.entries(sent).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
    const value =
      isObject(given) && "value" in given
        ? given["value"]
        : isObject(declaration)
          ? declaration["defaultValue"]
          : undefined;
    if (value === undefined) throw new TemplateError(`The value for the template parameter '${name}' is not provided.`);
    const type = String(isObject(declaration) ? declaration["type"] : "string");
    values[name] = value;
    shown[name] = /^secure/i.test(type)
      ? { type: secureTypes[type.toLowerCase()] ?? type }
      : { type: capital(type), value };
  }
  return { values, shown };
}

const secureTypes: Record<string, string> = { securestring: "SecureString", secureobject: "SecureObject" };

function capital(type: string): string {
  return `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
}

/** Every resource with its expressions evaluated, copies and children included, in the order in which they can be made. */
export function readResources(scope: TemplateScope, template: JsonObject): TemplateResource[] {
  const list = template["resources"];
  if (!Array.isArray(list)) throw new TemplateError("The template has no list of resources.");
  return ordered(list.flatMap((item) => (isObject(item) ? expand(scope, item) : [])));
}

function expand(scope: TemplateScope, item: JsonObject, parent?: TemplateResource): TemplateResource[] {
  const { copy } = item;
  if (isObject(copy) && scope.copyIndex === undefined) {
    const count = Number(evaluate(scope, copy["count"] ?? 0));
    return Array.from({ length: count }, (_, copyIndex) => expand({ ...scope, copyIndex }, item, parent)).flat();
  }
  if (item["condition"] !== undefined && evaluate(scope, item["condition"]) === false) return [];
  const resource = readResource(scope, item, parent);
  const children = Array.isArray(item["resources"]) ? item["resources"] : [];
  return [resource, ...children.flatMap((child) => (isObject(child) ? expand(scope, child, resource) : []))];
}

function readResource(scope: TemplateScope, item: JsonObject, parent: TemplateResource | undefined): TemplateResource {
  const [type, name, apiVersion] = ["type", "name", "apiVersion"].map((key) =>
    String(evaluate(scope, item[key] ?? "")),
  );
  if (!type || !name) throw new TemplateError("The template resource has no type or no name.");
  if (!apiVersion) throw new TemplateError(`The template resource '${name}' has no apiVersion.`);
  const fullType = parent && !type.includes(".") ? `${parent.type}/${type}` : type;
  const fullName = parent && fullType !== type ? `${parent.name}/${name}` : name;
  const rest = Object.fromEntries(Object.entries(item).filter(([key]) => !notInBody.includes(key)));
  const body = evaluate(scope, rest) as JsonObject;
  const { location } = body;
  const sent = Array.isArray(item["dependsOn"]) ? (evaluate(scope, item["dependsOn"]) as Json[]) : [];
  return {
    id: `${scope.group.id}/providers/${joined(fullType, [fullName])}`,
    type: fullType,
    name: fullName,
    apiVersion,
    ...(typeof location === "string" && { location }),
    dependsOn: [
      ...(parent ? [parent.id] : []),
      ...sent.map((value) => {
        const reference = String(value);
        return reference.startsWith("/") ? reference : referenceToId(scope, reference);
      }),
    ],
    body,
  };
}

/** `Type/name`, a full id, or only a name, which is resolved among the resources later. */
function referenceToId(scope: TemplateScope, reference: string): string {
  return reference.includes("/") ? resourceId(scope, splitTypeAndName(reference)) : reference;
}

function ordered(resources: TemplateResource[]): TemplateResource[] {
  const resolve = (reference: string) =>
    resources.find((resource) =>
      reference.includes("/") ? resource.id.toLowerCase() === reference.toLowerCase() : resource.name === reference,
    );
  const known = resources.map((resource) => ({
    ...resource,
    dependsOn: resource.dependsOn.flatMap((reference) => resolve(reference)?.id ?? []),
  }));
  const done: TemplateResource[] = [];
  const isDone = (id: string) => done.some((resource) => resource.id.toLowerCase() === id.toLowerCase());
  while (done.length < known.length) {
    const ready = known.filter((resource) => !done.includes(resource) && resource.dependsOn.every(isDone));
    if (ready.length === 0) {
      const stuck = known.filter((resource) => !done.includes(resource)).map((resource) => resource.name);
      throw new TemplateError(`Circular dependency detected on resources: '${stuck.join(", ")}'.`);
    }
    done.push(...ready);
  }
  return done;
}
