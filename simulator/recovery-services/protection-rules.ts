import type { ArmCall } from "#simulator/arm/call.ts";
import { sameLocation, subscriptionOf } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { refusal } from "#simulator/recovery-services/backup-errors.ts";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";
import type { BackupPolicy, ProtectedItem } from "#simulator/world/backup-records.ts";
import type { VirtualMachine } from "#simulator/world/records.ts";

/** A vault protects machines of its own subscription and region. */
export function placeRefusal(vault: Vault, vm: VirtualMachine): Answer | undefined {
  const isHere =
    sameLocation(vault.location, vm.location) &&
    subscriptionOf(vault.id).toLowerCase() === subscriptionOf(vm.id).toLowerCase();
  return isHere ? undefined : refusal("otherPlace");
}

/** Which policy a machine may have (backup-azure-vms-enhanced-policy, 2025-06-11). */
export function policyRefusal(
  call: ArmCall,
  subject: { vm: VirtualMachine; policy: BackupPolicy; existing: ProtectedItem | undefined },
): Answer | undefined {
  const { vm, policy, existing } = subject;
  if (policy.properties["backupManagementType"] !== "AzureIaasVM")
    return refusal("invalidPolicy", "The policy is not one for virtual machines.");
  if (policy.properties["policyType"] === "V2") return undefined;
  if (existing?.wasEnhanced) return refusal("backToStandard");
  const isTrusted = vm.properties.securityProfile?.securityType === "TrustedLaunch";
  // Standard policies take Trusted launch from 2025-01-01 on, and only for machines that are not protected yet.
  const isTooYoung = isTrusted && (call.apiVersion < "2025-01-01" || existing !== undefined);
  return isTooYoung || hasDirectDrive(call, vm) ? refusal("standardUnsupported") : undefined;
}

/** Ultra and Premium SSD v2 disks. */
function hasDirectDrive(call: ArmCall, vm: VirtualMachine): boolean {
  return vm.properties.storageProfile.dataDisks.some(({ managedDisk }) => {
    const sku = managedDisk && call.simulator.world.disks.get(managedDisk.id)?.sku.name;
    return sku === "UltraSSD_LRS" || sku === "PremiumV2_LRS";
  });
}
