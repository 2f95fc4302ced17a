import { afterEach, beforeEach, expect, test } from "vitest";
import { getSettings } from "#lib/services/settings/get-settings.ts";
import { setEligibilityProfile } from "#lib/services/settings/set-eligibility-profile.ts";
import { fleetVm, northId } from "#tests/support/fleet.ts";
import { createInventoryWorld, type InventoryWorld } from "#tests/support/inventory-world.ts";

let world: InventoryWorld;

beforeEach(async () => {
  const vms = [fleetVm("boost-01", { size: "Standard_D4s_v6", dataDisks: [{}, {}] })];
  world = await createInventoryWorld([{ subscriptionId: northId, displayName: "North", vms }]);
});

afterEach(() => world.close());

const crashVerdict = async () =>
  (await world.db.assessment.findFirstOrThrow({ where: { mode: "CrashConsistent" } })).verdict;

test("an installation promises what Azure Backup promises unless somebody relaxed it", async () => {
  expect(await getSettings(world.context())).toMatchObject({ profile: "azureBackupParity" });
});

test("a relaxed profile is audited, asks for a new pass, and changes the verdicts with it", async () => {
  await world.sync();
  expect(await crashVerdict()).toBe("blocked");
  await setEligibilityProfile(world.context(), { profile: "compute" });
  expect(await getSettings(world.context())).toMatchObject({ profile: "compute" });
  expect(world.jobs).toMatchObject([{ name: "sync-inventory", payload: { connectionId: world.connectionId } }]);
  expect(await world.db.auditEntry.findFirstOrThrow()).toMatchObject({
    action: "settings.eligibilityProfile",
    detail: { before: "azureBackupParity", after: "compute" },
  });
  await world.sync(15);
  expect(await crashVerdict()).toBe("eligibleWithWarnings");
});
