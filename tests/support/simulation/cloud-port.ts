import type { AzurePort, RestorePointReading } from "#lib/azure/port.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import { makeSize } from "#tests/support/vm-facts.ts";
import { type Cloud, type CloudPoint, isLocked, settle } from "./cloud.ts";
import { answerWith, cloudFailure, failWith, notFound, scopeLocked } from "./cloud-failure.ts";
import { beginOperation } from "./cloud-operations.ts";
import { createCloudPoint } from "./create-cloud-point.ts";

/** The cloud by our port: honest and at once. Faults are laid over it (`meddled-port.ts`). */
export function cloudPort(cloud: Cloud): AzurePort {
  const machines = () => [...cloud.machines.values()].map(({ facts }) => facts);
  return {
    ...restorePointCalls(cloud),
    async listSubscriptions() {
      const ids = [...new Set(machines().map(({ subscriptionId }) => subscriptionId))];
      return answerWith(
        ids.map((subscriptionId) => ({
          subscriptionId,
          displayName: "Simulated",
          state: "Enabled",
          tenantId: "tenant",
        })),
      );
    },
    async listFleet() {
      return answerWith({ vms: structuredClone(machines()), collections: [...cloud.collections.values()], calls: 3 });
    },
    async listRunStatus() {
      return answerWith(
        machines().map(({ id, powerState, provisioningState, agent, osName }) => ({
          ...{ vmArmId: id, powerState, provisioningState, agent, osName },
        })),
      );
    },
    async listSizes(_subscriptionId, location) {
      return answerWith([{ ...makeSize(), location }]);
    },
    async listLocks() {
      return answerWith(structuredClone(cloud.locks));
    },
    async checkPermissions() {
      return answerWith([]);
    },
    async readVm(armId) {
      const machine = cloud.machines.get(armKey(armId));
      if (!machine) return failWith(notFound(armId));
      return answerWith({ facts: structuredClone(machine.facts), configuration: { name: machine.facts.name } });
    },
  };
}

type RestorePointCalls = Pick<
  AzurePort,
  | "ensureCollection"
  | "beginRestorePoint"
  | "beginDeletion"
  | "pollOperation"
  | "readRestorePoint"
  | "listRestorePoints"
>;

function restorePointCalls(cloud: Cloud): RestorePointCalls {
  return {
    async ensureCollection({ subscriptionId, resourceGroup, name, location, vmArmId }) {
      const group = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
      const armId = `${group}/providers/Microsoft.Compute/restorePointCollections/${name}`;
      if (isLocked(cloud, armId, ["ReadOnly"])) return failWith(scopeLocked(armId));
      if (!cloud.machines.has(armKey(vmArmId))) return failWith(notFound(vmArmId));
      const known = cloud.collections.get(armKey(armId));
      if (known && armKey(known.sourceArmId) !== armKey(vmArmId))
        return failWith(cloudFailure("refused", "CollectionOfAnotherVm", `${name} belongs to ${known.sourceArmId}.`));
      if (!known) cloud.collections.set(armKey(armId), { armId, sourceArmId: vmArmId, location });
      return answerWith({ armId });
    },
    async beginRestorePoint(request) {
      settle(cloud);
      const made = createCloudPoint(cloud, request);
      if ("kind" in made) return failWith(made);
      return answerWith({
        armId: made.point.armId,
        provisioningState: "Creating",
        operation: made.operation,
        retryAfterMs: null,
      });
    },
    async beginDeletion(armId) {
      settle(cloud);
      const point = cloud.points.get(armKey(armId));
      if (!point) return answerWith({ alreadyGone: true, operation: null });
      if (isLocked(cloud, armId, ["CanNotDelete", "ReadOnly"])) return failWith(scopeLocked(armId));
      if (point.state === "Creating") return failWith(cloudFailure("conflict", "Conflict", "It is being created."));
      const subscriptionId = armId.split("/")[2] ?? "";
      return answerWith({ alreadyGone: false, operation: deletePoint(cloud, point, subscriptionId, "product") });
    },
    async pollOperation({ operationId }) {
      settle(cloud);
      const operation = cloud.operations.get(operationId);
      if (!operation || operation.isForgotten) return failWith(notFound(operationId));
      const { state, failure, retryAfterMs } = operation;
      if (state === "running") return answerWith({ state, retryAfterMs });
      return answerWith(state === "succeeded" || !failure ? { state: "succeeded" } : { state, failure });
    },
    async readRestorePoint(armId) {
      settle(cloud);
      const point = cloud.points.get(armKey(armId));
      return point ? answerWith(readingOf(cloud, point)) : failWith(notFound(armId));
    },
    async listRestorePoints(collectionArmId) {
      settle(cloud);
      const key = armKey(collectionArmId);
      if (!cloud.collections.has(key)) return failWith(notFound(collectionArmId));
      const points = [...cloud.points.values()].filter(({ collectionKey }) => collectionKey === key);
      return answerWith(points.map((point) => readingOf(cloud, point)));
    },
  };
}

/** Until the operation has ended the point is shown as being deleted; one that fails leaves it as it was. */
export function deletePoint(cloud: Cloud, point: CloudPoint, subscriptionId: string, by: "product" | "somebody") {
  const before = point.state;
  const requestedAtMs = cloud.clock.azureNow();
  point.state = "Deleting";
  const goodLeft = [...cloud.points.values()].filter(
    ({ machineKey, isGood, state }) => machineKey === point.machineKey && isGood && state === "Succeeded",
  );
  const goodLeftKeys = goodLeft.map(({ armId }) => armKey(armId));
  return beginOperation(cloud, subscriptionId, null, (failure) => {
    if (failure) {
      point.state = before;
      return;
    }
    cloud.points.delete(armKey(point.armId));
    if (before !== "Deleting") cloud.gone.push({ point, requestedAtMs, by, goodLeftKeys });
  });
}

function readingOf(cloud: Cloud, point: CloudPoint): RestorePointReading {
  const hasEnded = point.state === "Succeeded" || point.state === "Deleting";
  const isShownEarly = point.mode === "CrashConsistent";
  return {
    armId: point.armId,
    name: point.name,
    provisioningState: point.state,
    achievedMode: hasEnded || isShownEarly ? point.mode : null,
    timeCreated: new Date(point.takenAtMs),
    sourceVmId: cloud.machines.get(point.machineKey)?.facts.vmId ?? null,
    disks: point.disks.map(({ name, armId, role, lun, isHeld }) => ({
      name,
      armId,
      role,
      lun,
      diskRestorePointId: isHeld ? `${point.armId}/diskRestorePoints/${name}` : null,
      replicationState: null,
      completionPercent: null,
    })),
  };
}
