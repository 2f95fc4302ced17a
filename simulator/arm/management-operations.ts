import { deleteLock, getLock, listLocks, lockType, putLock } from "#simulator/arm/locks.ts";
import type { ArmOperation } from "#simulator/arm/operation.ts";
import { group, op, read, remove, sub, write } from "#simulator/arm/operation-row.ts";
import { listPermissions } from "#simulator/arm/permissions.ts";
import * as groups from "#simulator/arm/resource-groups.ts";
import * as subscriptions from "#simulator/arm/subscriptions.ts";
import { queryResources } from "#simulator/graph/query-resources.ts";
import { rateLimiting } from "#simulator/graph/user-quota.ts";

const locks = "providers/Microsoft.Authorization/locks";
const groupType = "Microsoft.Resources/subscriptions/resourceGroups";

/** Subscriptions, groups, locks, providers, Resource Graph. */
export const managementOperations: readonly ArmOperation[] = [
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
  op("Resources", "POST", "/providers/Microsoft.ResourceGraph/resources", {
    family: "graph",
    action: null,
    throttled: rateLimiting,
    handle: queryResources,
  }),
];
