import type { ConfigureBackupInput } from "#lib/contracts/protection.ts";
import type { Tx } from "#lib/db/client.ts";
import type { ServiceContext } from "../context.ts";
import { refuse } from "../errors.ts";
import type { PolicyInForce } from "../policies/policy-in-force.ts";
import { shownInstant } from "../policies/shown-instant.ts";
import { loadCandidates } from "./load-candidates.ts";
import { assignmentFingerprint, comparePoints } from "./plan-assignment.ts";

/**
 * Refuses when what the what-if showed is no longer true. The VMs and the policy are locked.
 * @returns VMs of which points go into the bin or come back, so that the worker does it right afterwards
 */
export async function takeShownAssignment(
  ctx: ServiceContext,
  tx: Tx,
  policy: PolicyInForce,
  { vms, shown }: ConfigureBackupInput,
): Promise<string[]> {
  const at = shown ? shownInstant(ctx, shown.plannedAt) : ctx.now();
  const choices = new Map(vms.map((vm) => [vm.vmId, vm.excludedDiskNames]));
  const candidates = await loadCandidates(tx, [...choices.keys()], policy.settings, at);
  const points = await comparePoints(tx, candidates, policy.settings, at);
  const assigned = candidates.map((candidate) => ({
    candidate,
    excludedDiskNames: choices.get(candidate.row.id) ?? [],
  }));
  const version = { id: policy.versionId, number: policy.number };
  if (shown && assignmentFingerprint(version, assigned, points) !== shown.fingerprint) {
    refuse(
      "conflict",
      "Something has changed since these effects were shown: the policy, its virtual machines or their restore points. Nothing was saved. Look at the effects again.",
    );
  }
  return [...points].filter(([, { goes, comesBack }]) => goes.length + comesBack.length > 0).map(([id]) => id);
}
