import { describe, expect, test } from "vitest";
import { relevantFacts } from "#lib/domain/inventory/relevant-facts.ts";
import { vmChanges } from "#lib/domain/inventory/vm-changes.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { makeAgent, makeDisk, makeDisks, makeVm } from "#tests/support/vm-facts.ts";

const messages = (before: VmFacts, after: VmFacts) =>
  vmChanges(before, after).map(({ kind, message }) => [kind, message]);

describe("the story of a VM", () => {
  test("is silent while nothing that matters changed", () => {
    expect(messages(makeVm(), makeVm())).toEqual([]);
  });

  test("is silent about power, agent and a value that was not read", () => {
    const disks = makeDisks(2).map((disk) => ({ ...disk, sku: null, maxShares: null }));
    const after = makeVm({ powerState: "deallocated", agent: makeAgent({ state: "notReady" }), disks });
    expect(messages(makeVm(), after)).toEqual([]);
  });

  test("tells a resize with both sizes", () => {
    expect(messages(makeVm(), makeVm({ size: "Standard_D4s_v6" }))).toEqual([
      ["SizeChanged", "Size changed from Standard_D4s_v5 to Standard_D4s_v6."],
    ]);
  });

  test("tells attached and detached disks with what they are", () => {
    const ultra = makeDisk({ name: "scratch", lun: 7, sku: "UltraSSD_LRS", sizeGb: 1024 });
    expect(messages(makeVm({ disks: makeDisks(1) }), makeVm({ disks: [...makeDisks(0), ultra] }))).toEqual([
      ["DiskDetached", "Disk app-01-data-0 detached (LUN 0, Premium_LRS, 128 GiB, caching None)."],
      ["DiskAttached", "Disk scratch attached (LUN 7, UltraSSD_LRS, 1024 GiB, caching None)."],
    ]);
  });

  test("tells every difference of a disk in one line", () => {
    const disks = makeDisks(1).map((disk) =>
      disk.role === "data" ? { ...disk, caching: "ReadWrite" as const, writeAccelerator: true, sizeGb: 256 } : disk,
    );
    expect(messages(makeVm({ disks: makeDisks(1) }), makeVm({ disks }))).toEqual([
      [
        "DiskChanged",
        "Disk app-01-data-0: size in GiB from 128 to 256, host caching from None to ReadWrite, Write Accelerator from off to on.",
      ],
    ]);
  });

  test("tells tags that came, went and changed", () => {
    const before = makeVm({ tags: { env: "test", old: "1" } });
    const after = makeVm({ tags: { env: "prod", owner: "ops" } });
    expect(messages(before, after)).toEqual([
      ["TagsChanged", "Tags changed: env from test to prod, old removed, owner = ops added."],
    ]);
  });

  test("tells a move, and a new machine under an old name", () => {
    const moved = makeVm({ id: makeVm().id.replace("rg-app", "rg-other"), resourceGroup: "rg-other" });
    expect(messages(makeVm(), moved).map(([kind]) => kind)).toEqual(["Moved"]);
    expect(messages(makeVm(), makeVm({ vmId: "another" })).map(([kind]) => kind)).toEqual(["Recreated"]);
  });

  test("does not take another spelling of an ARM id for a move", () => {
    expect(messages(makeVm(), makeVm({ id: makeVm().id.toUpperCase() }))).toEqual([]);
  });
});

describe("the facts worth a second look", () => {
  test("do not depend on the order of disks and tags, nor on what moves by itself", () => {
    const vm = makeVm({ tags: { a: "1", b: "2" } });
    const same = makeVm({
      tags: { b: "2", a: "1" },
      disks: vm.disks.toReversed(),
      powerState: "stopped",
      agent: makeAgent({ state: "missing" }),
    });
    expect(relevantFacts(same)).toBe(relevantFacts(vm));
  });

  test("differ whenever the story has something to tell", () => {
    const vm = makeVm();
    const others = [
      makeVm({ size: "Standard_D4s_v6" }),
      makeVm({ tags: { env: "prod" } }),
      makeVm({ vmId: "another" }),
      makeVm({ securityType: "TrustedLaunch" }),
      makeVm({ disks: makeDisks(3) }),
      makeVm({ disks: makeDisks(2, { caching: "ReadOnly" }) }),
    ];
    for (const other of others) {
      expect(vmChanges(vm, other)).not.toEqual([]);
      expect(relevantFacts(other)).not.toBe(relevantFacts(vm));
    }
  });
});
