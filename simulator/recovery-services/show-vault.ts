import type { ArmCall } from "#simulator/arm/call.ts";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";
import { shownVaultProperties } from "#simulator/recovery-services/vault-properties.ts";

export function showVault(call: ArmCall, vault: Vault): unknown {
  return { ...vault, properties: shownVaultProperties(vault.properties, call.apiVersion) };
}
