import { afterAll, beforeAll, expect, it } from "vitest";
import { listAlertsInput } from "#lib/contracts/alerts.ts";
import { listAssociatedItemsInput } from "#lib/contracts/policies.ts";
import { listRestorePointsInput } from "#lib/contracts/restore-points.ts";
import { listRunsInput } from "#lib/contracts/runs.ts";
import { listVmEventsInput, listVmsInput } from "#lib/contracts/vms.ts";
import { listAlerts } from "#lib/services/alerts/list-alerts.ts";
import { settleAlerts } from "#lib/services/alerts/settle-alerts.ts";
import { listAssociatedItems } from "#lib/services/policies/list-associated-items.ts";
import { listRestorePoints } from "#lib/services/restore-points/list-restore-points.ts";
import { listRuns } from "#lib/services/runs/list-runs.ts";
import { listVmEvents } from "#lib/services/vms/list-vm-events.ts";
import { listVms } from "#lib/services/vms/list-vms.ts";
import { seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
let seeded: { vmRowId: string; policyId: string };
beforeAll(async () => {
  world = await createTestWorld();
  seeded = await seedProtectedVm(world.db);
  const { vmRowId: virtualMachineId } = seeded;
  await seedRun(world.db, { virtualMachineId, createdAt: testNow });
  await seedRestorePoint(world.db, { virtualMachineId, takenAt: testNow });
  const cause = { kind: "worker-silent", of: "installation", virtualMachineId: null, message: "Silent." } as const;
  await settleAlerts(world.context(), world.db, ["worker-silent"], [cause]);
});
afterAll(() => world.close());

const lists = {
  "the VMs": (after: string) => listVms(world.context(), listVmsInput.parse({ after })),
  "the VMs by size": (after: string) => listVms(world.context(), listVmsInput.parse({ after, sort: "-provisionedGb" })),
  "a VM's events": (after: string) =>
    listVmEvents(world.context(), listVmEventsInput.parse({ after, vmId: seeded.vmRowId })),
  "a policy's VMs": (after: string) =>
    listAssociatedItems(world.context(), listAssociatedItemsInput.parse({ after, policyId: seeded.policyId })),
  "the jobs": (after: string) => listRuns(world.context(), listRunsInput.parse({ after })),
  "the alerts": (after: string) => listAlerts(world.context(), listAlertsInput.parse({ after })),
  "the restore points": (after: string) => listRestorePoints(world.context(), listRestorePointsInput.parse({ after })),
};

const cursor = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString("base64url");
const cursors = ["nonsense", cursor(), cursor("x"), cursor("yesterday", "not-an-id"), cursor({ gt: "" }, "1")];

it.each(Object.entries(lists))("a cursor that is not ours starts %s from the beginning", async (_, list) => {
  for (const foreign of cursors) expect((await list(foreign)).rows).toHaveLength(1);
});

it("a size beyond the column's range counts as the largest", async () => {
  const { rows } = await lists["the VMs by size"](cursor("99999999999", seeded.vmRowId));
  expect(rows).toHaveLength(1);
});
