import { expect, test } from "vitest";
import { matchVms } from "#lib/domain/inventory/match-vms.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import { makeVm } from "#tests/support/vm-facts.ts";

const vm = makeVm();
const row = { id: "row-1", armKey: armKey(vm.id), vmId: vm.vmId };
const elsewhere = makeVm({ id: vm.id.replace("rg-app", "rg-other"), resourceGroup: "rg-other" });

const rowsOf = (...args: Parameters<typeof matchVms>) => matchVms(...args).map((match) => match.known?.id ?? null);

test("a VM is found by its ARM id in any spelling", () => {
  expect(rowsOf([makeVm({ id: vm.id.toUpperCase() })], [row])).toEqual(["row-1"]);
});

test("a VM nobody knows has no row", () => {
  expect(rowsOf([vm], [])).toEqual([null]);
});

test("a VM that moved keeps its row", () => {
  expect(rowsOf([elsewhere], [row])).toEqual(["row-1"]);
});

test("a copy with the same vmId beside the original is a VM of its own", () => {
  expect(rowsOf([vm, elsewhere], [row])).toEqual(["row-1", null]);
});

test("one displaced row goes to one VM only", () => {
  const second = makeVm({ id: vm.id.replace("rg-app", "rg-third") });
  expect(rowsOf([elsewhere, second], [row])).toEqual(["row-1", null]);
});

test("a VM created anew under the old name keeps the row of the name", () => {
  expect(rowsOf([makeVm({ vmId: "another" })], [row])).toEqual(["row-1"]);
});
