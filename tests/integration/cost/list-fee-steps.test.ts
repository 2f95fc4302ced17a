import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listFeeStepsInput } from "#lib/contracts/fee-steps.ts";
import { listFeeSteps } from "#lib/services/cost/list-fee-steps.ts";
import { upsertDisks } from "#lib/services/inventory/upsert-vms.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld } from "#tests/support/service-context.ts";
import { makeDisks, makeVm } from "#tests/support/vm-facts.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
  for (const [name, dataGib] of [
    ["grows-01", 832],
    ["halves-01", 1_024],
  ] as const) {
    const { vmRowId } = await seedProtectedVm(world.db, { name });
    const disks = makeDisks(1).map((disk) => (disk.lun === null ? disk : { ...disk, sizeGb: dataGib }));
    await world.db.$transaction((tx) => upsertDisks(tx, [{ id: vmRowId, facts: makeVm({ name, disks }) }], randomUUID));
  }
});
afterAll(() => world.close());

const list = async (input: Record<string, string> = {}) =>
  (await listFeeSteps(world.context(), listFeeStepsInput.parse(input))).rows.map(({ name, sentence }) => [
    name,
    sentence,
  ]);

it("VMs before a step of the fee are listed with what takes them over it, by kind and name", async () => {
  expect(await list({ kind: "GrowsSoon" })).toEqual([["grows-01", "More than 40 GiB more, and the fee doubles."]]);
  expect(await list({ search: "HALVES" })).toEqual([
    ["halves-01", "Without the disk at LUN 0 of 1,024 GiB, the fee halves."],
  ]);
  expect(await list()).toHaveLength(2);
});
