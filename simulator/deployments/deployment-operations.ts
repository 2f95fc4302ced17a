import { armError, resourceGroupNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import type { ArmOperation } from "#simulator/arm/operation.ts";
import { group, op, read, remove, write } from "#simulator/arm/operation-row.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import { deploymentType } from "#simulator/deployments/deployment-record.ts";
import { type AllOperations, createDispatcher } from "#simulator/deployments/dispatch-resource.ts";
import { deploymentId, putDeployment } from "#simulator/deployments/put-deployment.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { OtherResource } from "#simulator/world/records.ts";
import { ofType } from "#simulator/world/world.ts";

const all = `${group}/providers/${deploymentType}`;
const one = `${all}/{deploymentName}`;

/** Deployments of templates to a resource group. */
export const deploymentOperations = (everything: AllOperations): readonly ArmOperation[] => [
  op("Deployments_CreateOrUpdate", "PUT", one, {
    family: "deployments",
    action: write(deploymentType),
    handle: putDeployment(createDispatcher(everything)),
  }),
  op("Deployments_Get", "GET", one, { family: "deployments", action: read(deploymentType), handle: getDeployment }),
  op("Deployments_ListByResourceGroup", "GET", all, {
    family: "deployments",
    action: read(deploymentType),
    handle: listDeployments,
  }),
  op("Deployments_CheckExistence", "HEAD", one, {
    family: "deployments",
    action: read(deploymentType),
    handle: (call) => ({ status: "status" in findDeployment(call) ? 404 : 204 }),
  }),
  op("Deployments_Delete", "DELETE", one, {
    family: "deployments",
    action: remove(deploymentType),
    handle: deleteDeployment,
  }),
  op("Deployments_GetOperationStatus", "GET", `${one}/operationStatuses/{operationId}`, {
    family: "deployments",
    action: read(deploymentType),
    handle: getStatus,
  }),
];

function findDeployment(call: ArmCall): OtherResource | Answer {
  const found = findGroup(call);
  if (found === undefined) return resourceGroupNotFound(parameter(call, "group"));
  const deployment = call.simulator.world.others.get(deploymentId(call, found));
  if (deployment) return deployment;
  const name = parameter(call, "deploymentName");
  return armError(404, "DeploymentNotFound", `Deployment '${name}' could not be found.`);
}

function getDeployment(call: ArmCall): Answer {
  const deployment = findDeployment(call);
  return "status" in deployment ? deployment : { status: 200, body: deployment };
}

function listDeployments(call: ArmCall): Answer {
  const found = findGroup(call);
  if (found === undefined) return resourceGroupNotFound(parameter(call, "group"));
  const { others } = call.simulator.world;
  const keys = others.keys(ofType(found.id, deploymentType));
  return pageOf(call, { keys, get: (key) => others.get(key) }, (deployment) => deployment);
}

/** Deletes the record of the deployment; what it has made stays. */
function deleteDeployment(call: ArmCall): Answer {
  const deployment = findDeployment(call);
  if ("status" in deployment) return { status: 204 };
  const refusal = lockRefusal(call, deployment.id, "delete");
  if (refusal) return refusal;
  call.simulator.world.others.delete(deployment.id);
  return { status: 204 };
}

function getStatus(call: ArmCall): Answer {
  const operation = call.simulator.world.operations.get(parameter(call, "operationId"));
  if (operation === undefined || operation.isLost) {
    return armError(404, "OperationNotFound", `The operation '${parameter(call, "operationId")}' was not found.`);
  }
  const { status, error } = operation;
  if (status === "InProgress") return { status: 200, headers: { "retry-after": "1" }, body: { status: "Running" } };
  return { status: 200, body: { status, ...(error && { error }) } };
}
