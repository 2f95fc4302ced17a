import type { ArmCall } from "#simulator/arm/call.ts";
import type { TemplateResource } from "#simulator/deployments/read-template.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, valueAt } from "#simulator/json.ts";
import type { ResourceFailure } from "#simulator/world/operation-effect.ts";

/** How far the resources of a template have come by being asked for. */
export type Run = {
  made: TemplateResource[];
  /** Operations that decide about the end. */
  operations: { id: string; resourceId: string }[];
  failures: ResourceFailure[];
  /** When the last of the operations ends. */
  endsAt: number;
  isStuck: boolean;
};

/** Asks for the resources in their order. What depends on a refused one is not asked for. */
export async function runResources(
  call: ArmCall,
  resources: readonly TemplateResource[],
  dispatch: (call: ArmCall, resource: TemplateResource) => Promise<Answer>,
): Promise<Run> {
  const run: Run = { made: [], operations: [], failures: [], endsAt: call.now, isStuck: false };
  const skipped = new Set<string>();
  for (const resource of resources) {
    if (resource.dependsOn.some((id) => skipped.has(id))) {
      skipped.add(resource.id);
      continue;
    }
    const answer = await dispatch(call, resource);
    if (answer.status >= 300) {
      skipped.add(resource.id);
      run.failures.push(failureOf(resource, answer));
    } else {
      run.made.push(resource);
      note(call, run, resource, answer);
    }
  }
  return run;
}

function failureOf(resource: TemplateResource, { body }: Answer): ResourceFailure {
  const error = valueAt(body, ["error"]);
  const code = isObject(error) ? String(error["code"]) : "BadRequest";
  const message = isObject(error) ? String(error["message"]) : "The provider refused the resource.";
  return { code, message, target: resource.id };
}

function note(call: ArmCall, run: Run, resource: TemplateResource, { headers }: Answer): void {
  const status = headers?.["azure-asyncoperation"];
  const operationId = status === undefined ? undefined : new URL(status).pathname.split("/").at(-1);
  const operation = operationId === undefined ? undefined : call.simulator.world.operations.get(operationId);
  if (operation === undefined) return;
  run.operations.push({ id: operation.id, resourceId: resource.id });
  if (operation.endsAt === null) run.isStuck = true;
  else run.endsAt = Math.max(run.endsAt, operation.endsAt);
}
