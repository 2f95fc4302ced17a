import { armError, resourceGroupNotFound, resourceNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import { groupScope } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { OtherResource } from "#simulator/world/records.ts";

export const vaultType = "Microsoft.RecoveryServices/vaults";

/** A vault always has a region. */
export type Vault = OtherResource & { location: string };

/** The vault's id as the path spells it. */
export function vaultIdOf(call: ArmCall): string {
  const scope = groupScope(parameter(call, "subscriptionId"), parameter(call, "group"));
  return `${scope}/providers/${vaultType}/${parameter(call, "vaultName")}`;
}

export function findVault(call: ArmCall): Vault | undefined {
  return asVault(call.simulator.world.others.get(vaultIdOf(call)));
}

export function asVault(resource: OtherResource | undefined): Vault | undefined {
  return resource?.location === undefined ? undefined : { ...resource, location: resource.location };
}

/** Resource Manager's 404 for a vault, or for anything inside a vault that does not exist. */
export function vaultNotFound(call: ArmCall): Answer {
  const group = parameter(call, "group");
  if (findGroup(call) === undefined) return resourceGroupNotFound(group);
  return resourceNotFound(group, `${vaultType}/${parameter(call, "vaultName")}`);
}

/** Runs a handler that needs the vault of the path. */
export function inVault(handle: (call: ArmCall, vault: Vault) => Answer): (call: ArmCall) => Answer {
  return (call) => {
    const vault = findVault(call);
    return vault === undefined ? vaultNotFound(call) : handle(call, vault);
  };
}

/** A refusal by the backup service. Its codes begin with the component's name. */
export function backupRefusal(status: number, code: string, message: string): Answer {
  return armError(status, code, message);
}
