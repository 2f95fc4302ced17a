import { deleteLock, getLock, listLocks, lockType, putLock } from "#simulator/arm/locks.ts";
import type { ArmOperation } from "#simulator/arm/operation.ts";
import { group, op, read, remove, sub, write } from "#simulator/arm/operation-row.ts";
import { getOperationResult } from "#simulator/arm/operation-status.ts";
import { listPermissions } from "#simulator/arm/permissions.ts";
import { patchResourceGroup } from "#simulator/arm/resource-groups.ts";
import { listResources } from "#simulator/resources/list-resources.ts";
import * as providers from "#simulator/resources/provider-handlers.ts";
import * as checks from "#simulator/resources/subscription-checks.ts";
import * as tagNames from "#simulator/resources/tag-names.ts";
import * as tags from "#simulator/resources/tags-at-scope.ts";

const family = "groups";
const groupType = "Microsoft.Resources/subscriptions/resourceGroups";
const tagType = "Microsoft.Resources/tags";
const tagNameType = "Microsoft.Resources/subscriptions/tagNames";
const providersRead = "Microsoft.Resources/subscriptions/providers/read";
const tagsPath = "/{scope}/providers/Microsoft.Resources/tags/default";
const locksPath = "/{scope}/providers/Microsoft.Authorization/locks";

const groupRows: readonly ArmOperation[] = [
  op("ResourceGroups_Update", "PATCH", group, { family, action: write(groupType), handle: patchResourceGroup }),
  op("OperationResults_Get", "GET", `${sub}/operationresults/{operationId}`, {
    family,
    action: null,
    handle: getOperationResult,
  }),
  op("Resources_List", "GET", `${sub}/resources`, {
    family,
    action: "Microsoft.Resources/subscriptions/resources/read",
    handle: listResources,
  }),
  op("Resources_ListByResourceGroup", "GET", `${group}/resources`, {
    family,
    action: "Microsoft.Resources/subscriptions/resourceGroups/resources/read",
    handle: listResources,
  }),
];

const tagRows: readonly ArmOperation[] = [
  op("Tags_GetAtScope", "GET", tagsPath, { family, action: read(tagType), handle: tags.getTags }),
  op("Tags_CreateOrUpdateAtScope", "PUT", tagsPath, { family, action: write(tagType), handle: tags.putTags }),
  op("Tags_UpdateAtScope", "PATCH", tagsPath, { family, action: write(tagType), handle: tags.patchTags }),
  op("Tags_DeleteAtScope", "DELETE", tagsPath, { family, action: remove(tagType), handle: tags.deleteTags }),
  op("Tags_List", "GET", `${sub}/tagNames`, { family, action: read(tagNameType), handle: tagNames.listTagNames }),
  op("Tags_CreateOrUpdate", "PUT", `${sub}/tagNames/{tagName}`, {
    family,
    action: write(tagNameType),
    handle: tagNames.putTagName,
  }),
  op("Tags_Delete", "DELETE", `${sub}/tagNames/{tagName}`, {
    family,
    action: remove(tagNameType),
    handle: tagNames.deleteTagName,
  }),
  op("Tags_CreateOrUpdateValue", "PUT", `${sub}/tagNames/{tagName}/tagValues/{tagValue}`, {
    family,
    action: write(`${tagNameType}/tagValues`),
    handle: tagNames.putTagValue,
  }),
  op("Tags_DeleteValue", "DELETE", `${sub}/tagNames/{tagName}/tagValues/{tagValue}`, {
    family,
    action: remove(`${tagNameType}/tagValues`),
    handle: tagNames.deleteTagValue,
  }),
];

const providerRows: readonly ArmOperation[] = [
  op("Providers_List", "GET", `${sub}/providers`, { family, action: providersRead, handle: providers.listProviders }),
  op("Providers_Get", "GET", `${sub}/providers/{namespace}`, {
    family,
    action: providersRead,
    handle: providers.getProvider,
  }),
  op("ProviderResourceTypes_List", "GET", `${sub}/providers/{namespace}/resourceTypes`, {
    family,
    action: providersRead,
    handle: providers.listResourceTypes,
  }),
  op("Providers_ProviderPermissions", "GET", `${sub}/providers/{namespace}/providerPermissions`, {
    family,
    action: providersRead,
    handle: providers.listProviderPermissions,
  }),
  op("Providers_Register", "POST", `${sub}/providers/{namespace}/register`, {
    family,
    action: "Microsoft.Resources/subscriptions/providers/register/action",
    handle: providers.registerProvider,
  }),
  op("Providers_Unregister", "POST", `${sub}/providers/{namespace}/unregister`, {
    family,
    action: "Microsoft.Resources/subscriptions/providers/unregister/action",
    handle: providers.unregisterProvider,
  }),
  op("Providers_ListAtTenantScope", "GET", "/providers", { family, action: null, handle: providers.listProviders }),
  op("Providers_GetAtTenantScope", "GET", "/providers/{namespace}", {
    family,
    action: null,
    handle: providers.getProvider,
  }),
];

const scopeRows: readonly ArmOperation[] = [
  op("ManagementLocks_ListAtResourceLevel", "GET", locksPath, {
    family: "locks",
    action: read(lockType),
    handle: listLocks,
  }),
  op("ManagementLocks_GetAtResourceLevel", "GET", `${locksPath}/{lockName}`, {
    family: "locks",
    action: read(lockType),
    handle: getLock,
  }),
  op("ManagementLocks_CreateOrUpdateAtResourceLevel", "PUT", `${locksPath}/{lockName}`, {
    family: "locks",
    action: write(lockType),
    handle: putLock,
  }),
  op("ManagementLocks_DeleteAtResourceLevel", "DELETE", `${locksPath}/{lockName}`, {
    family: "locks",
    action: remove(lockType),
    handle: deleteLock,
  }),
  op("Permissions_ListForResource", "GET", "/{scope}/providers/Microsoft.Authorization/permissions", {
    family: "permissions",
    action: null,
    handle: listPermissions,
  }),
];

const checkRows: readonly ArmOperation[] = [
  op("Subscriptions_CheckZonePeers", "POST", `${sub}/providers/Microsoft.Resources/checkZonePeers`, {
    family: "subscriptions",
    action: "Microsoft.Resources/checkZonePeers/action",
    handle: checks.checkZonePeers,
  }),
  op("checkResourceName", "POST", "/providers/Microsoft.Resources/checkResourceName", {
    family: "subscriptions",
    action: null,
    handle: checks.checkResourceName,
  }),
];

/** Groups, resources of any type, tags, providers, locks and permissions of single resources. */
export const resourceOperations: readonly ArmOperation[] = [
  ...groupRows,
  ...tagRows,
  ...providerRows,
  ...scopeRows,
  ...checkRows,
];
