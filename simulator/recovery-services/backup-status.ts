import { invalidRequestContent } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { sameLocation } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, valueAt } from "#simulator/json.ts";
import { protectionOf } from "#simulator/recovery-services/catch-up.ts";
import { itemNamesFor } from "#simulator/recovery-services/item-names.ts";
import { stateOf, visiblePoints } from "#simulator/recovery-services/show-protected-item.ts";
import type { ProtectedItem } from "#simulator/world/backup-records.ts";
import type { VirtualMachine } from "#simulator/world/records.ts";

/** POST .../locations/{location}/backupStatus: whether and where Azure Backup protects a machine. */
export function getBackupStatus(call: ArmCall): Answer {
  const request = readRequest(call);
  if ("status" in request) return request;
  const { resourceId } = request;
  const item = protectionOf(call.simulator.world, resourceId, call.now).find(({ deleted }) => deleted === undefined);
  if (item === undefined) return { status: 200, body: { protectionStatus: "NotProtected" } };
  return {
    status: 200,
    body: {
      protectionStatus: statusOf(call, item),
      vaultId: item.vaultId,
      fabricName: "Azure",
      containerName: `IaasVMContainer;${item.containerName}`,
      protectedItemName: item.name,
      ...(item.policyId !== null && { policyName: item.policyId.split("/").at(-1) }),
      registrationStatus: "Registered",
    },
  };
}

function statusOf(call: ArmCall, item: ProtectedItem): string {
  switch (stateOf(item, visiblePoints(call.simulator.world, item, call.now))) {
    case "ProtectionError":
      return "ProtectionFailed";
    case "ProtectionStopped":
      return "NotProtected";
    default:
      return "Protected";
  }
}

/** POST .../locations/{location}/backupPreValidateProtection: whether a machine could be protected. */
export function validateProtection(call: ArmCall): Answer {
  const request = readRequest(call);
  if ("status" in request) return request;
  const { world } = call.simulator;
  const { resourceId, vm } = request;
  const vaultId = valueAt(call.content, ["vaultId"]);
  const names = itemNamesFor(typeof vaultId === "string" ? vaultId : "", resourceId);
  const place = { containerName: `IaasVMContainer;${names.containerName}`, protectedItemName: names.itemName };
  const failed = (errorCode: string, errorMessage: string, recommendation: string): Answer => ({
    status: 200,
    body: { status: "Failed", errorCode, errorMessage, recommendation, ...place },
  });
  if (vm === undefined || !sameLocation(vm.location, parameter(call, "location")))
    return failed(
      "UserErrorVmNotFoundV2",
      "The virtual machine was not found in the region.",
      "Check the id and the region of the virtual machine.",
    );
  if (protectionOf(world, resourceId, call.now).length > 0)
    return failed(
      "UserErrorVmAlreadyProtected",
      "The virtual machine is already protected.",
      "Use the vault that protects it.",
    );
  return { status: 200, body: { status: "Succeeded", ...place } };
}

/** POST .../locations/{location}/backupValidateFeatures: whether a size can be backed up, which every size can. */
export function validateFeatures(call: ArmCall): Answer {
  if (!isObject(call.content) || typeof call.content["featureType"] !== "string")
    return invalidRequestContent("A feature request needs a featureType.");
  const isVmFeature = call.content["featureType"].toLowerCase() === "azurevmresourcebackup";
  return { status: 200, body: { supportStatus: isVmFeature ? "Supported" : "NotSupported" } };
}

function readRequest(call: ArmCall): { resourceId: string; vm: VirtualMachine | undefined } | Answer {
  const resourceId = valueAt(call.content, ["resourceId"]);
  if (typeof resourceId !== "string" || !resourceId.startsWith("/"))
    return invalidRequestContent("The request needs a resourceId.");
  return { resourceId, vm: call.simulator.world.virtualMachines.get(resourceId) };
}
