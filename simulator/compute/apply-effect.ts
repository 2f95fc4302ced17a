import { subscriptionOf, subscriptionScope } from "#simulator/arm/resource-id.ts";
import { nextEtag } from "#simulator/compute/etag.ts";
import { ledgerOf } from "#simulator/compute/restore-point-limits.ts";
import { sourceMetadataOf } from "#simulator/compute/source-metadata.ts";
import type { OperationEffect, RestorePoint } from "#simulator/world/records.ts";
import type { Table } from "#simulator/world/table.ts";
import type { World } from "#simulator/world/world.ts";

type Failure = { code: string; message: string };

/** Does to the world what an operation was for. The answer is the operation's error, if it failed. */
export function applyEffect(world: World, effect: OperationEffect, now: number): Failure | undefined {
  switch (effect.kind) {
    case "finishRestorePoint":
      return finishRestorePoint(world, effect, now);
    case "deleteRestorePoint":
      return void deletePoint(world, effect.id);
    case "deleteCollection":
      return void deleteCollection(world, effect.id);
    case "deleteVirtualMachine":
      return void deleteVirtualMachine(world, effect.id);
    case "deleteDisk":
      return void world.disks.delete(effect.id);
    case "deleteResourceGroup":
      return void deleteGroup(world, effect.id);
    case "finishVirtualMachineUpdate":
      return void updateVm(world, effect.vmId, (vm) => ({
        ...vm,
        properties: { ...vm.properties, provisioningState: "Succeeded" },
      }));
    case "setPowerState":
      return void updateVm(world, effect.vmId, (vm) => ({
        ...vm,
        runtime: { ...vm.runtime, powerState: effect.powerState, changedAt: now },
      }));
  }
}

function finishRestorePoint(
  world: World,
  effect: Extract<OperationEffect, { kind: "finishRestorePoint" }>,
  now: number,
): Failure | undefined {
  const point = world.restorePoints.get(effect.pointId);
  if (point === undefined)
    return { code: "OperationPreempted", message: "The restore point was deleted while it was being created." };
  const failure = effect.failure ?? modelFailure(world, point);
  const ledger = { ...ledgerOf(world, point.vmId), creatingPointId: null };
  if (failure) {
    world.ledgers.put(ledger);
    world.restorePoints.put({ ...point, provisioningState: "Failed" });
    return failure;
  }
  world.ledgers.put({ ...ledger, lastCreatedAt: { ...ledger.lastCreatedAt, [point.requestedMode]: point.createdAt } });
  world.restorePoints.put({ ...point, provisioningState: "Succeeded", consistencyMode: effect.obtained });
  updateVm(world, point.vmId, (vm) => withSnapshotExtension(vm, point, now));
  return undefined;
}

/** A machine that changed while it was being captured spoils the restore point. */
function modelFailure(world: World, point: RestorePoint): Failure | undefined {
  const vm = world.virtualMachines.get(point.vmId);
  const excluded = point.excludeDisks.map((disk) => disk.id);
  const isThere = vm !== undefined && vm.properties.provisioningState !== "Deleting";
  const isSame = isThere && JSON.stringify(sourceMetadataOf(vm, excluded)) === JSON.stringify(point.sourceMetadata);
  if (isSame) return undefined;
  return {
    code: "OperationNotAllowed",
    message:
      "Changes were made to the Virtual Machine while the operation 'Create Restore Point' was in progress. Operation Create Restore Point cannot be completed at this time. Please try again later.",
  };
}

type Vm = World["virtualMachines"] extends Table<infer T> ? T : never;

/** Azure installs the snapshot extension with the first application-consistent point. */
function withSnapshotExtension(vm: Vm, point: RestorePoint, now: number): Vm {
  if (point.requestedMode === "crash" || vm.runtime.powerState !== "running") return vm;
  const isWindows = vm.properties.storageProfile.osDisk.osType === "Windows";
  const name = isWindows ? "VMSnapshot" : "VMSnapshotLinux";
  if (vm.runtime.extensions.some((extension) => extension.name === name)) return vm;
  const extension = {
    name,
    type: `Microsoft.Azure.RecoveryServices.${name}`,
    version: isWindows ? "1.0.110.0" : "1.0.9228.0",
  };
  return { ...vm, runtime: { ...vm.runtime, extensions: [...vm.runtime.extensions, extension], changedAt: now } };
}

function updateVm(world: World, id: string, change: (vm: Vm) => Vm): void {
  const vm = world.virtualMachines.get(id);
  if (vm) world.virtualMachines.put({ ...change(vm), etag: nextEtag(vm.etag) });
}

function deletePoint(world: World, id: string): void {
  const point = world.restorePoints.get(id);
  if (point === undefined) return;
  const ledger = ledgerOf(world, point.vmId);
  if (ledger.creatingPointId === point.id) world.ledgers.put({ ...ledger, creatingPointId: null });
  world.restorePoints.delete(id);
}

function deleteCollection(world: World, id: string): void {
  for (const point of world.restorePoints.list(id)) deletePoint(world, point.id);
  world.collections.delete(id);
}

function deleteVirtualMachine(world: World, id: string): void {
  const vm = world.virtualMachines.get(id);
  if (vm === undefined) return;
  const { osDisk, dataDisks } = vm.properties.storageProfile;
  for (const attachment of [osDisk, ...dataDisks]) {
    const disk = attachment.managedDisk && world.disks.get(attachment.managedDisk.id);
    if (disk === undefined) continue;
    if (attachment.deleteOption === "Delete") {
      world.disks.delete(disk.id);
    } else {
      const { managedBy, ...rest } = disk;
      world.disks.put({ ...rest, properties: { ...disk.properties, diskState: "Unattached" } });
    }
  }
  world.virtualMachines.delete(id);
}

function deleteGroup(world: World, id: string): void {
  for (const vm of world.virtualMachines.list(id)) deleteVirtualMachine(world, vm.id);
  for (const collection of world.collections.list(id)) deleteCollection(world, collection.id);
  for (const disk of world.disks.list(id)) world.disks.delete(disk.id);
  for (const other of world.others.list(id)) world.others.delete(other.id);
  const inside = `${id.toLowerCase()}/`;
  for (const lock of world.locks.list(subscriptionScope(subscriptionOf(id)))) {
    if (`${lock.scope.toLowerCase()}/`.startsWith(inside)) world.locks.delete(lock.id);
  }
  world.resourceGroups.delete(id);
}
