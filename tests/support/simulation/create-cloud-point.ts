import type { AzureFailure, OperationHandle, RestorePointRequest } from "#lib/azure/port.ts";
import { azureLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import { type Cloud, type CloudMachine, type CloudPoint, isLocked, later, type OperationFate } from "./cloud.ts";
import { cloudFailure, guestFailure, notFound, scopeLocked } from "./cloud-failure.ts";
import { beginOperation } from "./cloud-operations.ts";

/** The creation PUT: refused as Azure refuses (limits-and-errors dossier 2.2, 2.3, 5.1), or a point in the making. */
export function createCloudPoint(
  cloud: Cloud,
  request: RestorePointRequest,
): { point: CloudPoint; operation: OperationHandle } | AzureFailure {
  const collectionKey = armKey(request.collectionArmId);
  const collection = cloud.collections.get(collectionKey);
  if (!collection) return notFound(request.collectionArmId);
  const machineKey = armKey(collection.sourceArmId);
  const machine = cloud.machines.get(machineKey);
  if (!machine) return notFound(collection.sourceArmId);
  const armId = `${collection.armId}/restorePoints/${request.name}`;
  const refusal = refusalOf(cloud, armId, machineKey, request);
  if (refusal) return refusal;

  const atMs = cloud.clock.azureNow();
  // Only the last hour's count, however long the world lives.
  const hourAgo = atMs - azureLimits.requestWindowMs;
  while ((cloud.requests[0]?.atMs ?? atMs) <= hourAgo) cloud.requests.shift();
  cloud.requests.push({ machineKey, mode: request.mode, atMs });
  const point: CloudPoint = {
    armId,
    name: request.name,
    collectionKey,
    machineKey,
    mode: request.mode,
    state: "Creating",
    takenAtMs: atMs,
    isGood: false,
    goodAtMs: null,
    disks: includedDisks(machine, request.excludeDiskIds.map(armKey)),
  };
  cloud.points.set(armKey(armId), point);
  const operation = beginOperation(
    cloud,
    machine.facts.subscriptionId,
    guestFailureOf(machine, point),
    (failure, fate) => endCreation(cloud, point, failure, fate),
  );
  return { point, operation };
}

const disksLateMs = 25_000;

function endCreation(cloud: Cloud, point: CloudPoint, failure: AzureFailure | null, fate: OperationFate): void {
  point.state = fate === "cancelled" ? "Canceled" : failure ? "Failed" : "Succeeded";
  if (point.state !== "Succeeded") return;
  const holdDisks = () => {
    for (const [index, disk] of point.disks.entries()) disk.isHeld = fate !== "diskMissing" || index > 0;
    point.isGood = point.disks.every(({ isHeld }) => isHeld);
    point.goodAtMs = point.isGood ? cloud.clock.azureNow() : null;
  };
  if (fate === "disksLate") later(cloud, disksLateMs, holdDisks);
  else holdDisks();
}

function refusalOf(
  cloud: Cloud,
  armId: string,
  machineKey: string,
  { mode }: RestorePointRequest,
): AzureFailure | null {
  if (isLocked(cloud, armId, ["ReadOnly"])) return scopeLocked(armId);
  if (cloud.points.has(armKey(armId)))
    return cloudFailure("refused", "OperationNotAllowed", `A restore point named '${armId}' exists already.`);
  const points = [...cloud.points.values()].filter((point) => point.machineKey === machineKey);
  if (points.some(({ state }) => state === "Creating"))
    return cloudFailure(
      "conflict",
      "VMRestorePointClientError",
      "A concurrent 'Create RestorePoint' operation was triggered.",
    );
  if (points.filter(({ state }) => state === "Succeeded").length >= azureLimits.restorePointsPerVm)
    return cloudFailure(
      "refused",
      "VMRestorePointClientError",
      "The maximum allowed snapshot limit of one or more disk blobs has been reached.",
    );
  const now = cloud.clock.azureNow();
  const recent = cloud.requests.filter(
    (each) => each.machineKey === machineKey && each.mode === mode && each.atMs > now - azureLimits.requestWindowMs,
  );
  const [first] = recent.slice(-azureLimits.creationRequestsPerHour);
  if (first && recent.length >= azureLimits.creationRequestsPerHour)
    return cloudFailure(
      "throttled",
      "TooManyRequests",
      "Three requests an hour.",
      first.atMs + azureLimits.requestWindowMs - now,
    );
  const tooSoon = points.some(
    (point) =>
      point.mode === mode && point.state === "Succeeded" && point.takenAtMs > now - azureLimits.minIntervalMs[mode],
  );
  return tooSoon ? cloudFailure("refused", "OperationNotAllowed", "The last restore point is too recent.") : null;
}

const guestFailureOf = (machine: CloudMachine, point: CloudPoint): AzureFailure | null =>
  point.mode === "ApplicationConsistent" && machine.guest === "failing" ? guestFailure : null;

const includedDisks = ({ facts }: CloudMachine, excludedKeys: readonly string[]): CloudPoint["disks"] =>
  facts.disks
    .filter(({ id }) => id === null || !excludedKeys.includes(armKey(id)))
    .map(({ name, id, role, lun }) => ({ name, armId: id, role, lun, isHeld: false }));
