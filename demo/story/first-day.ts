import { createPolicyInput } from "#lib/contracts/policies.ts";
import { configureBackupInput } from "#lib/contracts/protection.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";
import { configureBackup } from "#lib/services/protection/configure-backup.ts";
import { previewProtection } from "#lib/services/protection/preview-protection.ts";
import { setBinDays } from "#lib/services/settings/set-bin-days.ts";
import type { DemoWorld } from "../demo-world.ts";
import { granted } from "../granted.ts";
import { findVms } from "./find-vms.ts";
import { readInventory } from "./inventory.ts";
import { type PolicyOfTheStory, policiesOfTheStory } from "./policies.ts";

/** Days in the bin: few enough that a fortnight sees points deleted. */
const binDays = 3;

/** The administrator finds the fleet in the inventory, writes the policies and puts machines under them. */
export async function firstDay(world: DemoWorld): Promise<void> {
  await readInventory(world);
  const amelia = await world.signIn("amelia.hart");
  granted(await setBinDays(amelia, { binDays }));
  for (const policy of policiesOfTheStory) await protect(world, amelia, policy);
}

/** As the wizard does it: what the rules suggest to leave out is left out, and every warning is accepted. */
async function protect(world: DemoWorld, by: ServiceContext, { name, settings, vms }: PolicyOfTheStory): Promise<void> {
  const { policyId } = granted(await createPolicy(by, createPolicyInput.parse({ name, settings })));
  const vmIds = await findVms(world, vms);
  const wanted = vmIds.map((vmId) => ({ vmId, excludedDiskNames: null }));
  const preview = granted(await previewProtection(by, { policyId, vms: wanted }));
  const chosen = preview.vms.map(({ vmId, disks, warnings }) => ({
    vmId,
    excludedDiskNames: disks.filter((disk) => !disk.isIncluded).map((disk) => disk.name),
    acceptedWarnings: warnings.map(({ ruleId }) => ruleId),
    osDiskLeftOutAcknowledged: false,
  }));
  const { outcomes } = granted(await configureBackup(by, configureBackupInput.parse({ policyId, vms: chosen })));
  const refused = outcomes.find(({ outcome }) => outcome === "refused");
  if (refused) throw new Error(`The demo's policy ${name} cannot protect ${refused.vmName}: ${refused.reason}`);
}
