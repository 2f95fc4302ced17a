import { describe, expect, it } from "vitest";
import { feeStepInWords, feeSteps } from "#lib/domain/cost/fee-steps.ts";
import { makeInputs, makeMachine } from "#tests/support/cost-machines.ts";

const stepsOf = (...sizes: number[]) =>
  feeSteps(makeInputs([makeMachine(sizes)])).map(({ step }) => [feeStepInWords(step), step.units, step.unitsAfter]);

describe("A step of agentless backup's fee", () => {
  it.each<[number[], ReturnType<typeof stepsOf>]>([
    [[96], [["More than 4 GiB more, and the fee doubles.", 0.5, 1]]],
    [[100], [["Any larger disk, and the fee doubles.", 0.5, 1]]],
    [[127], []],
    [[32], []],
    [[128, 832], [["More than 40 GiB more, and the fee doubles.", 1, 2]]],
    [[128, 1024], [["Without the disk at LUN 0 of 1,024 GiB, the fee halves.", 2, 1]]],
    [[64, 64], [["Without the disk at LUN 0 of 64 GiB, the fee halves.", 1, 0.5]]],
    [
      [1024, 512, 1024, 1440],
      [
        ["Any larger disk, and the fee rises from 4 units to 5.", 4, 5],
        ["Without the disk at LUN 1 of 1,024 GiB, the fee falls from 4 units to 3 units.", 4, 3],
      ],
    ],
    [[], []],
  ])("of disks of %j GiB", (sizes, steps) => {
    expect(stepsOf(...sizes)).toEqual(steps);
  });

  it("leaves out what no point holds, and is told of every VM of the kind", () => {
    const machine = makeMachine([128, 1024]);
    const [os, data] = machine.disks;
    if (!os || !data) throw new Error("two disks");
    const without = { ...machine, disks: [os, { ...data, isIncluded: false }] };
    const inputs = makeInputs([machine, without]);
    const twice = [...inputs.vms, { ...inputs.vms[0], id: "vm-2" }] as typeof inputs.vms;
    expect(feeSteps({ ...inputs, vms: twice }).map(({ vmId }) => vmId)).toEqual(["vm-0", "vm-2"]);
  });
});
