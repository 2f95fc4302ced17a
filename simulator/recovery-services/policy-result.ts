import type { ArmCall } from "#simulator/arm/call.ts";
import { findPolicy } from "#simulator/recovery-services/policies.ts";
import { showPolicy } from "#simulator/recovery-services/show-policy.ts";
import { findVault } from "#simulator/recovery-services/vault-ids.ts";

/** What `operationResults` of a policy gives when its change is done. */
export function policyResult(call: ArmCall): unknown {
  const vault = findVault(call);
  const policy = vault && findPolicy(call, vault);
  return policy && showPolicy(call.simulator.world, policy, call.apiVersion);
}
