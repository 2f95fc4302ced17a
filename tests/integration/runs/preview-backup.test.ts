import { afterAll, beforeAll, expect, it } from "vitest";
import { previewBackup } from "#lib/services/runs/preview-backup.ts";
import { seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm, seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

it("says for each VM what Backup now would take, or why it cannot begin", async () => {
  const { vmRowId: ready } = await seedProtectedVm(world.db, { name: "a-ready" });
  const { vmRowId: busy } = await seedProtectedVm(world.db, { name: "b-busy" });
  await seedRun(world.db, { virtualMachineId: busy, createdAt: testNow, status: "InProgress" });
  const unprotected = await seedVm(world.db, await seedSubscription(world.db), { name: "c-unprotected" });
  await world.db.protectedItem.update({
    where: { virtualMachineId: ready },
    data: {
      excludedDiskIds: [
        "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/RG-APP/providers/Microsoft.Compute/disks/app-01-data-1",
      ],
    },
  });

  expect(await previewBackup(world.context(), { ids: [busy, ready, unprotected] })).toEqual([
    {
      virtualMachineId: ready,
      vmName: "a-ready",
      refusal: null,
      requestedMode: "CrashConsistent",
      disks: { included: 2, excluded: 1 },
    },
    expect.objectContaining({ vmName: "b-busy", refusal: expect.stringContaining("already queued or in progress") }),
    expect.objectContaining({
      vmName: "c-unprotected",
      requestedMode: null,
      refusal: expect.stringContaining("not protected yet"),
    }),
  ]);
});
