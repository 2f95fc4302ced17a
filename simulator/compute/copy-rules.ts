import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { sameId } from "#simulator/arm/resource-id.ts";
import { tooManyRequests } from "#simulator/arm/throttle.ts";
import { replicationStateOf } from "#simulator/compute/replication.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { RestorePoint, RestorePointCollection } from "#simulator/world/records.ts";

const hourMs = 60 * 60 * 1000;
/** Copies that a target collection takes in an hour (virtual-machines-create-restore-points, 2026). */
const copiesPerHour = 3;
const policy = { name: "CopyRestorePoint", capacity: copiesPerHour };

/** Why this point cannot be copied to the collection now; counts the attempt first. */
export function copyRefusal(call: ArmCall, target: RestorePointCollection, source: RestorePoint): Answer | undefined {
  return countCopy(call, target) ?? sourceRefusal(call, source) ?? orderRefusal(call, target, source);
}

function countCopy(call: ArmCall, target: RestorePointCollection): Answer | undefined {
  const copies = target.copies ?? { putsAt: [] };
  const recent = copies.putsAt.filter((at) => at > call.now - hourMs);
  call.resourceLimits.push(`Microsoft.Compute/${policy.name};${Math.max(0, copiesPerHour - recent.length - 1)}`);
  const [oldest] = recent;
  if (oldest !== undefined && recent.length >= copiesPerHour)
    return tooManyRequests(call.now, policy, Math.max(1, Math.ceil((oldest + hourMs - call.now) / 1000)));
  call.simulator.world.collections.put({ ...target, copies: { ...copies, putsAt: [...recent, call.now] } });
  return undefined;
}

function sourceRefusal(call: ArmCall, source: RestorePoint): Answer | undefined {
  if (source.provisioningState !== "Succeeded") {
    return notAllowed(
      `The source restore point '${source.id}' is in provisioning state '${source.provisioningState}'. Only a restore point in state 'Succeeded' can be copied.`,
    );
  }
  const { disks } = call.simulator.world;
  const isPrivate = source.disks.some(({ diskId }) => {
    const properties = disks.get(diskId)?.properties;
    return properties?.["networkAccessPolicy"] === "AllowPrivate" || properties?.["diskAccessId"] !== undefined;
  });
  if (!isPrivate) return undefined;
  return notAllowed("Copying restore points of disks with private links is not supported.");
}

/** Copies of a collection are made one after the other, in the order in which their sources were made. */
function orderRefusal(call: ArmCall, target: RestorePointCollection, source: RestorePoint): Answer | undefined {
  const copies = call.simulator.world.restorePoints.list(target.id);
  const isUnfinished = (copy: RestorePoint) =>
    copy.provisioningState === "Creating" ||
    (copy.provisioningState === "Succeeded" && replicationStateOf(copy, call.now) === "InProgress");
  const running = copies.find(isUnfinished);
  if (running) {
    return notAllowed(
      `The copy '${running.name}' to the restore point collection '${target.name}' is in progress. The next can be started when it has completed.`,
    );
  }
  const isWhole = (copy: RestorePoint) =>
    copy.provisioningState === "Succeeded" && replicationStateOf(copy, call.now) === "Succeeded";
  const same = copies.find((copy) => sameId(copy.copy?.sourceId ?? "", source.id) && isWhole(copy));
  if (same) {
    return notAllowed(
      `The restore point '${source.id}' has been copied to the region already, as '${same.name}'. Only one copy per region is supported.`,
    );
  }
  const newest = target.copies?.newestSourceAt;
  if (newest === undefined || source.createdAt >= newest) return undefined;
  return notAllowed(
    `A restore point that is newer than '${source.id}' has been copied to the restore point collection '${target.name}' already. Restore points must be copied in the order of their creation.`,
  );
}

function notAllowed(message: string): Answer {
  return armError(409, "OperationNotAllowed", message);
}
