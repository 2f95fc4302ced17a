import { randomUUID } from "node:crypto";
import { armError, invalidRequestContent, resourceGroupNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { startOperation } from "#simulator/arm/long-running.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import {
  dependenciesOf,
  deploymentType,
  isoDuration,
  providersOf,
  templateHash,
} from "#simulator/deployments/deployment-record.ts";
import { evaluate } from "#simulator/deployments/evaluate-template.ts";
import { TemplateError } from "#simulator/deployments/expression-parser.ts";
import { findDeployed } from "#simulator/deployments/find-deployed.ts";
import { readParameters, readResources, type TemplateResource } from "#simulator/deployments/read-template.ts";
import { type Run, runResources } from "#simulator/deployments/run-resources.ts";
import type { TemplateScope } from "#simulator/deployments/template-scope.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type Json, type JsonObject } from "#simulator/json.ts";
import type { OtherResource, ResourceGroup } from "#simulator/world/records.ts";

type Dispatch = (call: ArmCall, resource: TemplateResource) => Promise<Answer>;
type Template = { content: JsonObject; resources: TemplateResource[]; parameters: JsonObject; scope: TemplateScope };

/**
 * PUT .../deployments/{name}: 201 with `Azure-AsyncOperation`. The resources are sent to their providers at once, in the
 * order of their dependencies; the deployment ends after the last of their operations.
 */
export const putDeployment =
  (dispatch: Dispatch) =>
  async (call: ArmCall): Promise<Answer> => {
    const group = findGroup(call);
    if (group === undefined) return resourceGroupNotFound(parameter(call, "group"));
    const id = deploymentId(call, group);
    const properties = isObject(call.content) ? call.content["properties"] : undefined;
    if (!isObject(properties)) return invalidRequestContent("A deployment needs an object 'properties'.");
    const refusal = lockRefusal(call, id, "write");
    if (refusal) return refusal;
    const template = read(call, group, properties);
    if ("status" in template) return template;
    const run = await runResources(call, template.resources, dispatch);
    return begin(call, id, template, run);
  };

export function deploymentId(call: ArmCall, group: ResourceGroup): string {
  return `${group.id}/providers/${deploymentType}/${parameter(call, "deploymentName")}`;
}

function read(call: ArmCall, group: ResourceGroup, properties: JsonObject): Template | Answer {
  const { template, parameters, templateLink } = properties;
  if (!isObject(template)) {
    const message =
      templateLink === undefined
        ? "The request content did not contain a template or a link to one."
        : "The template of the link cannot be read: this cloud has no network of its own.";
    return armError(400, "InvalidTemplate", message);
  }
  try {
    const { values, shown } = readParameters(template, isObject(parameters) ? parameters : {});
    const scope = scopeOf(call, group, values);
    const variables = isObject(template["variables"]) ? template["variables"] : {};
    scope.variables = evaluateInTurn(scope, variables);
    return { content: template, resources: readResources(scope, template), parameters: shown, scope };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return armError(400, "InvalidTemplate", `Deployment template validation failed: '${error.message}'.`);
  }
}

function scopeOf(call: ArmCall, group: ResourceGroup, parameters: JsonObject): TemplateScope {
  return {
    parameters,
    variables: {},
    subscriptionId: parameter(call, "subscriptionId"),
    tenantId: call.simulator.directory.tenantId,
    group: { id: group.id, name: group.name, location: group.location },
    deploymentName: parameter(call, "deploymentName"),
    reference: (id, full) => findDeployed(call, id, full),
  };
}

/** Variables may use those before them. */
function evaluateInTurn(scope: TemplateScope, variables: JsonObject): JsonObject {
  const known: JsonObject = {};
  for (const [name, value] of Object.entries(variables)) known[name] = evaluate({ ...scope, variables: known }, value);
  return known;
}

function begin(call: ArmCall, id: string, template: Template, run: Run): Answer {
  const { world } = call.simulator;
  const outputs = run.failures.length === 0 ? outputsOf(template) : {};
  const mode = isObject(call.content) ? (call.content["properties"] as JsonObject)["mode"] : undefined;
  const record: OtherResource = {
    id,
    name: parameter(call, "deploymentName"),
    type: deploymentType,
    properties: {
      templateHash: templateHash(template.content),
      parameters: template.parameters,
      mode: String(mode).toLowerCase() === "complete" ? "Complete" : "Incremental",
      provisioningState: "Accepted",
      timestamp: new Date(call.now).toISOString(),
      duration: isoDuration(0),
      correlationId: randomUUID(),
      providers: providersOf(template.resources, template.scope.group.location),
      dependencies: dependenciesOf(template.resources),
    },
  };
  const operation = startOperation(call, {
    location: template.scope.group.location,
    effect: {
      kind: "finishDeployment",
      id,
      startedAt: call.now,
      operations: run.operations,
      failures: run.failures,
      outputs,
      resources: run.made.map((resource) => resource.id),
    },
    statusPath: (operationId) => `${id}/operationStatuses/${operationId}`,
    lastsMs: Math.max(1, run.endsAt - call.now + 1),
  });
  if (run.isStuck) world.operations.put({ ...operation, endsAt: null });
  world.others.put(record);
  return {
    status: 201,
    headers: { "azure-asyncoperation": `${call.origin}${operation.statusPath}?api-version=${call.apiVersion}` },
    body: record,
  };
}

/** Outputs are answered with a small first letter or, in a name of capitals, small first letters. */
function camelCased(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase());
}

/** What a template gives back; an expression that cannot be evaluated yet is left out. */
function outputsOf({ content, scope }: Template): JsonObject {
  const outputs = isObject(content["outputs"]) ? content["outputs"] : {};
  const entries = Object.entries(outputs).flatMap(([name, output]): [string, Json][] => {
    if (!isObject(output)) return [];
    try {
      const type = String(output["type"] ?? "string");
      const value = evaluate(scope, output["value"] ?? null);
      return [[camelCased(name), { type: `${type.charAt(0).toUpperCase()}${type.slice(1)}`, value }]];
    } catch (error) {
      if (error instanceof TemplateError) return [];
      throw error;
    }
  });
  return Object.fromEntries(entries);
}
