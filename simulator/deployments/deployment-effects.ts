import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import { isoDuration } from "#simulator/deployments/deployment-record.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { EffectOf, ResourceFailure } from "#simulator/world/operation-effect.ts";
import type { OperationError } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

type Finish = EffectOf<"finishDeployment">;

export const deploymentEffects: EffectHandlers<"finishDeployment"> = {
  finishDeployment: {
    succeed(world, effect, now) {
      const failures = [...effect.failures, ...failedOperations(world, effect)];
      if (failures.length > 0) return { error: deploymentFailed(effect.id, failures) };
      change(world, effect, now, {
        provisioningState: "Succeeded",
        outputs: effect.outputs,
        outputResources: effect.resources.toSorted().map((id) => ({ id })),
      });
      return {};
    },
    fail(world, effect, error, now) {
      change(world, effect, now, {
        provisioningState: "Failed",
        error: { ...error, details: error.details ?? [] },
      });
    },
  },
};

function change(world: World, { id, startedAt }: Finish, now: number, properties: JsonObject): void {
  const deployment = world.others.get(id);
  if (deployment === undefined) return;
  world.others.put({
    ...deployment,
    properties: {
      ...deployment.properties,
      timestamp: new Date(now).toISOString(),
      duration: isoDuration(now - startedAt),
      ...properties,
    },
  });
}

/** Operations of the resources that have ended badly. */
function failedOperations(world: World, { operations }: Finish): ResourceFailure[] {
  return operations.flatMap(({ id, resourceId }) => {
    const operation = world.operations.get(id);
    return operation?.error && operation.status !== "Succeeded" ? [{ ...operation.error, target: resourceId }] : [];
  });
}

function deploymentFailed(id: string, failures: ResourceFailure[]): OperationError {
  return {
    code: "DeploymentFailed",
    target: id,
    message:
      "At least one resource deployment operation failed. Please list deployment operations for details. Please see https://aka.ms/arm-deployment-operations for usage details.",
    details: failures.map(({ code, message, target }) => ({ code, message, target })),
  };
}
