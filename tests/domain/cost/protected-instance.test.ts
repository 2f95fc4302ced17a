import { describe, expect, it } from "vitest";
import { estimateVm } from "#lib/domain/cost/estimate-vm.ts";
import {
  agentlessTierEdge,
  breakEvenInWords,
  dearerAgentless,
  feeBreakEven,
  tierEdgeInWords,
} from "#lib/domain/cost/fee-break-even.ts";
import { protectedInstanceUnits } from "#lib/domain/cost/protected-instance.ts";
import type { Way } from "#lib/domain/cost/ways.ts";
import { makeInputs, makeMachine, said } from "#tests/support/cost-machines.ts";
import { testPrices } from "#tests/support/cost-prices.ts";

function feeOf(machine: ReturnType<typeof makeMachine>, way: Way): number | undefined {
  const { lines } = estimateVm(makeInputs([machine]), machine, "Steady", { prices: testPrices, way });
  return lines.find(({ part }) => part === "ProtectedInstance")?.amount.expected;
}

describe("The size that counts decides how many units of the fee are billed", () => {
  it.each([
    [0, 0],
    [0.5, 0.5],
    [50, 0.5],
    [50.01, 1],
    [500, 1],
    [500.01, 2],
    [1000, 2],
    [2000, 4],
    [2112, 5],
    [3500, 7],
  ])("%s GiB count as %s units", (gib, units) => {
    expect(protectedInstanceUnits(gib)).toBe(units);
  });
});

describe("Agentless backup is billed for half of what is provisioned (pricing dossier 2.3)", () => {
  it.each([
    ["64 GB OS", [64], 5],
    ["100 GB OS, which is just half a unit", [100], 5],
    ["127 GB OS", [127], 10],
    ["128 + 512", [128, 512], 10],
    ["128 + 1024", [128, 1024], 20],
    ["1000 in all, which is just one unit", [1000], 10],
    ["128 + 4 x 1024", [128, 1024, 1024, 1024, 1024], 50],
  ])("%s: the fee is right to the cent", (_name, sizes, fee) => {
    expect(feeOf(makeMachine(sizes), "AgentlessVault")).toBe(fee);
  });

  it("counts included disks only", () => {
    const machine = makeMachine([128, 1024, 1024, 1024, 1024]);
    const disks = machine.disks.map((disk, index) => ({ ...disk, isIncluded: index < 2 }));
    expect(feeOf({ ...machine, disks }, "AgentlessVault")).toBe(20);
  });
});

describe("Agent-based backup is billed for what is used (pricing dossier 2.3)", () => {
  it.each([
    [[64], 30, 5],
    [[127], 40, 5],
    [[128, 512], 450, 10],
    [[128, 1024], 300, 10],
    [[128, 1024, 1024, 1024, 1024], 3500, 70],
  ])("disks of %s GiB with %s GiB used", (sizes, usedGib, fee) => {
    const ratio = usedGib / sizes.reduce((sum, size) => sum + size, 0);
    expect(feeOf(makeMachine(sizes, { usedRatio: said(ratio) }), "AgentVault")).toBe(fee);
  });
});

describe("The break-even is told in words", () => {
  const inWords = (sizes: number[]) => {
    const found = feeBreakEven(makeMachine(sizes));
    return found && breakEvenInWords(found);
  };

  it("names both ends where both ways can be dearer", () => {
    expect(inWords([128, 1024])).toMatchInlineSnapshot(
      `"Agentless backup counts half of the 1,152 GiB provisioned, 576 GiB, which is 2 units of the fee, however full the disks are. It costs more than agent-based backup while no more than 500 GiB (43.4 %) is used, the same up to 1,000 GiB (86.8 %), and less beyond."`,
    );
  });
  it("says that agentless is never cheaper where the disks are too small for it", () => {
    expect(inWords([127])).toMatchInlineSnapshot(
      `"Agentless backup counts half of the 127 GiB provisioned, 63.5 GiB, which is one unit of the fee, however full the disks are. It costs more than agent-based backup while no more than 50 GiB (39.4 %) is used, and the same beyond."`,
    );
  });
  it("says that agentless is never dearer for half a unit, where fuller disks make it cheaper", () => {
    expect(inWords([64])).toMatchInlineSnapshot(
      `"Agentless backup counts half of the 64 GiB provisioned, 32 GiB, which is half a unit of the fee, however full the disks are. It costs the same as agent-based backup up to 50 GiB (78.1 %) used, and less beyond."`,
    );
  });
  it("says that the fee is the same where it always is", () => {
    expect(inWords([32])).toMatchInlineSnapshot(
      `"Agentless backup counts half of the 32 GiB provisioned, 16 GiB, which is half a unit of the fee, however full the disks are. Agent-based backup costs the same, however much is used."`,
    );
  });
  it("has nothing to say of a VM that backs up nothing", () => {
    expect(feeBreakEven(makeMachine([]))).toBeNull();
  });
});

it.each([
  [[96], "More than 4 GiB more, and the fee doubles."],
  [[100], "Any larger disk, and the fee doubles."],
  [[128, 512], "More than 360 GiB more, and the fee doubles."],
  [[128, 1024], "More than 848 GiB more, and the fee rises from 2 units to 3."],
])("With disks of %s GiB the edge of the tier is told: %s", (sizes, sentence) => {
  expect(tierEdgeInWords(agentlessTierEdge(makeMachine(sizes)))).toBe(sentence);
});

it("VMs that are dearer agentless are named, the greatest difference first", () => {
  const inputs = makeInputs([
    makeMachine([127], { usedRatio: said(0.3) }),
    makeMachine([64], { usedRatio: said(0.3) }),
    makeMachine([1024, 4096], { usedRatio: said(0.1) }),
    makeMachine([128, 1024], { usedRatio: said(0.9) }),
  ]);
  expect(dearerAgentless(inputs).map(({ vmId, agentlessUnits }) => [vmId, agentlessUnits])).toEqual([
    ["vm-2", 6],
    ["vm-0", 1],
  ]);
});
