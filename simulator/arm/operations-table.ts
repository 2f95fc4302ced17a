import { deleteLock, getLock, listLocks, putLock } from "#simulator/arm/locks.ts";
import type { ArmOperation } from "#simulator/arm/operation.ts";
import { getOperationStatus } from "#simulator/arm/operation-status.ts";
import { listPermissions } from "#simulator/arm/permissions.ts";
import { getProvider } from "#simulator/arm/providers.ts";
import { policies } from "#simulator/arm/rate-policies.ts";
import * as groups from "#simulator/arm/resource-groups.ts";
import * as subscriptions from "#simulator/arm/subscriptions.ts";
import { changeVirtualMachine, deleteVirtualMachine } from "#simulator/compute/change-virtual-machine.ts";
import * as collections from "#simulator/compute/collections.ts";
import { putRestorePoint } from "#simulator/compute/create-restore-point.ts";
import { getDiskRestorePoint, listDiskRestorePoints } from "#simulator/compute/disk-restore-points.ts";
import * as disks from "#simulator/compute/disks.ts";
import { getOneOf, listOf } from "#simulator/compute/other-resources.ts";
import * as power from "#simulator/compute/power.ts";
import { deleteRestorePoint, getRestorePoint } from "#simulator/compute/restore-points.ts";
import { listSkus } from "#simulator/compute/skus.ts";
import * as vms from "#simulator/compute/virtual-machines.ts";
import { queryResources } from "#simulator/graph/query-resources.ts";

const sub = "/subscriptions/{subscriptionId}";
const group = `${sub}/resourceGroups/{group}`;
const compute = "providers/Microsoft.Compute";
const vm = `${group}/${compute}/virtualMachines/{vmName}`;
const collection = `${group}/${compute}/restorePointCollections/{collectionName}`;
const point = `${collection}/restorePoints/{pointName}`;
const locks = "providers/Microsoft.Authorization/locks";

const read = (type: string): string => `${type}/read`;
const write = (type: string): string => `${type}/write`;
const remove = (type: string): string => `${type}/delete`;

const groupType = "Microsoft.Resources/subscriptions/resourceGroups";
const vmType = "Microsoft.Compute/virtualMachines";
const diskType = "Microsoft.Compute/disks";
const collectionType = "Microsoft.Compute/restorePointCollections";
const pointType = `${collectionType}/restorePoints`;
const lockType = "Microsoft.Authorization/locks";
const scaleSetType = "Microsoft.Compute/virtualMachineScaleSets";

type Rest = Omit<ArmOperation, "name" | "method" | "path">;

function op(name: string, method: ArmOperation["method"], path: string, rest: Rest): ArmOperation {
  return { name, method, path, ...rest };
}

/** Every operation that exists. A path or method that is not here is refused as Azure refuses it. */
export const armOperations: readonly ArmOperation[] = [
  // Subscriptions, groups, locks, providers
  op("Subscriptions_List", "GET", "/subscriptions", {
    family: "subscriptions",
    action: null,
    handle: subscriptions.listSubscriptions,
  }),
  op("Subscriptions_Get", "GET", sub, {
    family: "subscriptions",
    action: "Microsoft.Resources/subscriptions/read",
    handle: subscriptions.getSubscription,
  }),
  op("Subscriptions_ListLocations", "GET", `${sub}/locations`, {
    family: "subscriptions",
    action: "Microsoft.Resources/subscriptions/locations/read",
    handle: subscriptions.listLocations,
  }),
  op("Tenants_List", "GET", "/tenants", { family: "subscriptions", action: null, handle: subscriptions.listTenants }),
  op("ResourceGroups_List", "GET", `${sub}/resourceGroups`, {
    family: "groups",
    action: read(groupType),
    handle: groups.listResourceGroups,
  }),
  op("ResourceGroups_Get", "GET", group, {
    family: "groups",
    action: read(groupType),
    handle: groups.getResourceGroup,
  }),
  op("ResourceGroups_CheckExistence", "HEAD", group, {
    family: "groups",
    action: read(groupType),
    handle: groups.headResourceGroup,
  }),
  op("ResourceGroups_CreateOrUpdate", "PUT", group, {
    family: "groups",
    action: write(groupType),
    handle: groups.putResourceGroup,
  }),
  op("ResourceGroups_Delete", "DELETE", group, {
    family: "groups",
    action: remove(groupType),
    handle: groups.deleteResourceGroup,
  }),
  op("Providers_Get", "GET", `${sub}/providers/{namespace}`, {
    family: "groups",
    action: "Microsoft.Resources/subscriptions/providers/read",
    handle: getProvider,
  }),
  op("Permissions_ListForSubscription", "GET", `${sub}/providers/Microsoft.Authorization/permissions`, {
    family: "permissions",
    action: null,
    handle: listPermissions,
  }),
  op("Permissions_ListForResourceGroup", "GET", `${group}/providers/Microsoft.Authorization/permissions`, {
    family: "permissions",
    action: null,
    handle: listPermissions,
  }),
  op("ManagementLocks_ListAtSubscriptionLevel", "GET", `${sub}/${locks}`, {
    family: "locks",
    action: read(lockType),
    handle: listLocks,
  }),
  op("ManagementLocks_GetAtSubscriptionLevel", "GET", `${sub}/${locks}/{lockName}`, {
    family: "locks",
    action: read(lockType),
    handle: getLock,
  }),
  op("ManagementLocks_CreateOrUpdateAtSubscriptionLevel", "PUT", `${sub}/${locks}/{lockName}`, {
    family: "locks",
    action: write(lockType),
    handle: putLock,
  }),
  op("ManagementLocks_DeleteAtSubscriptionLevel", "DELETE", `${sub}/${locks}/{lockName}`, {
    family: "locks",
    action: remove(lockType),
    handle: deleteLock,
  }),
  op("ManagementLocks_ListAtResourceGroupLevel", "GET", `${group}/${locks}`, {
    family: "locks",
    action: read(lockType),
    handle: listLocks,
  }),
  op("ManagementLocks_GetAtResourceGroupLevel", "GET", `${group}/${locks}/{lockName}`, {
    family: "locks",
    action: read(lockType),
    handle: getLock,
  }),
  op("ManagementLocks_CreateOrUpdateAtResourceGroupLevel", "PUT", `${group}/${locks}/{lockName}`, {
    family: "locks",
    action: write(lockType),
    handle: putLock,
  }),
  op("ManagementLocks_DeleteAtResourceGroupLevel", "DELETE", `${group}/${locks}/{lockName}`, {
    family: "locks",
    action: remove(lockType),
    handle: deleteLock,
  }),
  // Resource Graph
  op("Resources", "POST", "/providers/Microsoft.ResourceGraph/resources", {
    family: "graph",
    action: null,
    handle: queryResources,
  }),
  // Virtual machines
  op("VirtualMachines_ListAll", "GET", `${sub}/${compute}/virtualMachines`, {
    family: "compute",
    action: read(vmType),
    limits: policies.highCostGet,
    handle: vms.listAllVirtualMachines,
  }),
  op("VirtualMachines_List", "GET", `${group}/${compute}/virtualMachines`, {
    family: "compute",
    action: read(vmType),
    limits: policies.highCostGet,
    handle: vms.listVirtualMachinesInGroup,
  }),
  op("VirtualMachines_ListByLocation", "GET", `${sub}/${compute}/locations/{location}/virtualMachines`, {
    family: "compute",
    action: read(vmType),
    limits: policies.highCostGet,
    handle: vms.listVirtualMachinesByLocation,
  }),
  op("VirtualMachines_Get", "GET", vm, {
    family: "compute",
    action: read(vmType),
    limits: policies.lowCostGet,
    handle: vms.getVirtualMachine,
  }),
  op("VirtualMachines_InstanceView", "GET", `${vm}/instanceView`, {
    family: "compute",
    action: `${vmType}/instanceView/read`,
    limits: policies.lowCostGet,
    handle: vms.getInstanceView,
  }),
  op("VirtualMachines_CreateOrUpdate", "PUT", vm, {
    family: "compute",
    action: write(vmType),
    limits: policies.putVm,
    handle: changeVirtualMachine,
  }),
  op("VirtualMachines_Update", "PATCH", vm, {
    family: "compute",
    action: write(vmType),
    limits: policies.updateVm,
    handle: changeVirtualMachine,
  }),
  op("VirtualMachines_Delete", "DELETE", vm, {
    family: "compute",
    action: remove(vmType),
    limits: policies.deleteVm,
    handle: deleteVirtualMachine,
  }),
  op("VirtualMachines_Start", "POST", `${vm}/start`, {
    family: "compute",
    action: `${vmType}/start/action`,
    limits: policies.updateVm,
    handle: power.startVirtualMachine,
  }),
  op("VirtualMachines_Restart", "POST", `${vm}/restart`, {
    family: "compute",
    action: `${vmType}/restart/action`,
    limits: policies.updateVm,
    handle: power.restartVirtualMachine,
  }),
  op("VirtualMachines_PowerOff", "POST", `${vm}/powerOff`, {
    family: "compute",
    action: `${vmType}/powerOff/action`,
    limits: policies.updateVm,
    handle: power.powerOffVirtualMachine,
  }),
  op("VirtualMachines_Deallocate", "POST", `${vm}/deallocate`, {
    family: "compute",
    action: `${vmType}/deallocate/action`,
    limits: policies.deleteVm,
    handle: power.deallocateVirtualMachine,
  }),
  op("AvailabilitySets_ListBySubscription", "GET", `${sub}/${compute}/availabilitySets`, {
    family: "compute",
    action: read("Microsoft.Compute/availabilitySets"),
    limits: policies.highCostGet,
    handle: listOf("availabilitySets"),
  }),
  op("AvailabilitySets_Get", "GET", `${group}/${compute}/availabilitySets/{name}`, {
    family: "compute",
    action: read("Microsoft.Compute/availabilitySets"),
    limits: policies.lowCostGet,
    handle: getOneOf("availabilitySets"),
  }),
  op("VirtualMachineScaleSets_ListAll", "GET", `${sub}/${compute}/virtualMachineScaleSets`, {
    family: "compute",
    action: read(scaleSetType),
    limits: policies.highCostGet,
    handle: listOf("virtualMachineScaleSets"),
  }),
  op("VirtualMachineScaleSets_Get", "GET", `${group}/${compute}/virtualMachineScaleSets/{name}`, {
    family: "compute",
    action: read(scaleSetType),
    limits: policies.lowCostGet,
    handle: getOneOf("virtualMachineScaleSets"),
  }),
  // Disks and SKUs
  op("Disks_List", "GET", `${sub}/${compute}/disks`, {
    family: "disk",
    action: read(diskType),
    limits: policies.getDisk,
    handle: disks.listAllDisks,
  }),
  op("Disks_ListByResourceGroup", "GET", `${group}/${compute}/disks`, {
    family: "disk",
    action: read(diskType),
    limits: policies.getDisk,
    handle: disks.listDisksInGroup,
  }),
  op("Disks_Get", "GET", `${group}/${compute}/disks/{diskName}`, {
    family: "disk",
    action: read(diskType),
    limits: policies.getDisk,
    handle: disks.getDisk,
  }),
  op("Disks_Delete", "DELETE", `${group}/${compute}/disks/{diskName}`, {
    family: "disk",
    action: remove(diskType),
    limits: policies.deleteDisk,
    handle: disks.deleteDisk,
  }),
  op("ResourceSkus_List", "GET", `${sub}/${compute}/skus`, {
    family: "sku",
    action: "Microsoft.Compute/skus/read",
    handle: listSkus,
  }),
  // Restore points
  op("RestorePointCollections_ListAll", "GET", `${sub}/${compute}/restorePointCollections`, {
    family: "compute",
    action: read(collectionType),
    limits: policies.listCollections,
    handle: collections.listAllCollections,
  }),
  op("RestorePointCollections_List", "GET", `${group}/${compute}/restorePointCollections`, {
    family: "compute",
    action: read(collectionType),
    limits: policies.listCollections,
    handle: collections.listCollectionsInGroup,
  }),
  op("RestorePointCollections_Get", "GET", collection, {
    family: "compute",
    action: read(collectionType),
    limits: policies.getRestorePoint,
    handle: collections.getCollection,
  }),
  op("RestorePointCollections_CreateOrUpdate", "PUT", collection, {
    family: "compute",
    action: write(collectionType),
    limits: policies.putCollection,
    handle: collections.putCollection,
  }),
  op("RestorePointCollections_Update", "PATCH", collection, {
    family: "compute",
    action: write(collectionType),
    limits: policies.updateCollection,
    handle: collections.patchCollection,
  }),
  op("RestorePointCollections_Delete", "DELETE", collection, {
    family: "compute",
    action: remove(collectionType),
    limits: policies.deleteRestorePoint,
    handle: collections.deleteCollection,
  }),
  op("RestorePoints_Get", "GET", point, {
    family: "compute",
    action: read(pointType),
    limits: policies.getRestorePoint,
    handle: getRestorePoint,
  }),
  op("RestorePoints_Create", "PUT", point, {
    family: "compute",
    action: write(pointType),
    limits: policies.putRestorePoint,
    handle: putRestorePoint,
  }),
  op("RestorePoints_Delete", "DELETE", point, {
    family: "compute",
    action: remove(pointType),
    limits: policies.deleteRestorePoint,
    handle: deleteRestorePoint,
  }),
  op("DiskRestorePoint_ListByRestorePoint", "GET", `${point}/diskRestorePoints`, {
    family: "disk",
    action: read(`${pointType}/diskRestorePoints`),
    limits: policies.getDisk,
    handle: listDiskRestorePoints,
  }),
  op("DiskRestorePoint_Get", "GET", `${point}/diskRestorePoints/{diskPointName}`, {
    family: "disk",
    action: read(`${pointType}/diskRestorePoints`),
    limits: policies.getDisk,
    handle: getDiskRestorePoint,
  }),
  op("Operations_Get", "GET", `${sub}/${compute}/locations/{location}/operations/{operationId}`, {
    family: "compute",
    action: "Microsoft.Compute/locations/operations/read",
    limits: policies.getOperation,
    handle: getOperationStatus,
  }),
];
